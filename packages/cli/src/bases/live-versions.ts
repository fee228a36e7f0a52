import { ok, type Result } from '@contract-check/core';
import type { BaseRule } from '../config/settings.ts';
import { type Refusal, refuse } from '../input/refusal.ts';
import type { Io } from '../io.ts';
import { askService, type ServiceAnswer } from '../service/ask-service.ts';
import { type PublishedContract, publishedContract } from '../service/published-contract.ts';
import { serviceAddress } from '../service/service-address.ts';

type RegistryRule = Extract<BaseRule, { from: 'registry' }>;

/**
 * The contracts of all versions of a service that are live in an environment: at least one. Which service is asked is
 * the choice of the environment variables alone, never of a configuration, which may come from a stranger.
 */
export async function liveVersions(
  { service, environment }: RegistryRule,
  io: Pick<Io, 'env' | 'cwd' | 'fetch'>,
): Promise<Result<readonly PublishedContract[], Refusal>> {
  const address = await serviceAddress(undefined, io);
  if (!address.ok) return refuse('base-registry', address.error, 'Correct CONTRACT_CHECK_SERVER.');
  const answer = await askService(
    address.value,
    { method: 'GET', path: '/api/v1/deployments', query: { service, environment } },
    io,
  );
  if (!answer.ok) return refusedBy(answer);
  const { deployments = [] } = (answer.body ?? {}) as { readonly deployments?: readonly { version: string }[] };
  if (deployments.length === 0) {
    return refuse(
      'base-registry-empty',
      `Nothing of ${service} is live in ${environment}, as far as ${address.value.url} was told.`,
      `Check both names; or tell it: contract-check deployment --service ${service} --environment ${environment} --version …`,
    );
  }
  const contracts: PublishedContract[] = [];
  for (const { version } of deployments) {
    const contract = await publishedContract(address.value, service, version, io);
    if (!('ok' in contract)) contracts.push(contract);
    else if (contract.status === 404) return unpublished(service, version, environment);
    else return refusedBy(contract);
  }
  return ok(contracts);
}

/** What cannot be looked at cannot be said to hold. */
function unpublished(service: string, version: string, environment: string): { ok: false; error: Refusal } {
  return refuse(
    'base-registry-empty',
    `${service} ${version} is live in ${environment}, but was never published.`,
    `Publish it: contract-check publish <contract> --service ${service} --version ${version}`,
  );
}

function refusedBy({ lines }: Extract<ServiceAnswer, { ok: false }>): { ok: false; error: Refusal } {
  const isNext = (line: string) => line.startsWith('Next: ');
  const message = lines.filter((line) => !isNext(line)).join(' ');
  const next = lines.find(isNext)?.slice('Next: '.length);
  return refuse('base-registry', message, next ?? 'CONTRACT_CHECK_SERVER names the service, CONTRACT_CHECK_KEY a key.');
}
