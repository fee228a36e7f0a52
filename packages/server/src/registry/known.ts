import type { Knex } from 'knex';
import { ProblemError } from '../http/problem.ts';
import { contractByVersion, type StoredContract } from '../store/registry/contracts.ts';
import { type StoredService, serviceByName } from '../store/registry/services.ts';

/** Throws `ProblemError` `not-found`. */
export async function knownService(knex: Knex, name: string): Promise<StoredService> {
  const service = await serviceByName(knex, name);
  if (service === null) throw new ProblemError('not-found', { detail: 'No service of that name is known.' });
  return service;
}

/** Throws `ProblemError` `not-found`. */
export async function knownContract(knex: Knex, serviceId: number, version: string): Promise<StoredContract> {
  const contract = await contractByVersion(knex, serviceId, version);
  if (contract === null) throw new ProblemError('not-found', { detail: `Version ${version} was never published.` });
  return contract;
}
