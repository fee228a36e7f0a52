import type { OperationRef } from '@contract-check/core';
import type { Knex } from 'knex';
import type { Document } from '../../generated/api.ts';

/** A published version, without its documents. */
export interface StoredContract {
  readonly id: number;
  readonly version: string;
  /** In hex. */
  readonly digest: string;
  readonly kind: string;
  readonly title: string;
  readonly branch: string | null;
  readonly commit: string | null;
  readonly publishedAt: Date;
  /** How many it has. */
  readonly operations: number;
}

/** A place in a list that runs from the newest to the oldest. */
export type Newest = Pick<StoredContract, 'publishedAt' | 'id'>;

interface ContractFilter {
  /** Only those that are live there. */
  readonly environment?: string | undefined;
  readonly branch?: string | undefined;
  /** Only those after it. */
  readonly after?: Newest | null;
  readonly limit: number;
}

/** Newest first. */
export async function newestContracts(
  knex: Knex,
  serviceId: number,
  { environment, branch, after = null, limit }: ContractFilter,
): Promise<readonly StoredContract[]> {
  const rows = contracts(knex).where('v.service_id', serviceId).limit(limit);
  if (branch !== undefined) rows.where('v.branch', branch);
  if (environment !== undefined) rows.whereIn('v.version', liveVersions(knex, serviceId, environment));
  if (after !== null) rows.whereRaw('(v.published_at, v.id) < (?, ?)', [after.publishedAt, after.id]);
  return rows.orderByRaw('v.published_at DESC, v.id DESC');
}

export async function contractByVersion(
  knex: Knex,
  serviceId: number,
  version: string,
): Promise<StoredContract | null> {
  return (await contracts(knex).where({ 'v.service_id': serviceId, 'v.version': version }).first()) ?? null;
}

/** Published versions that are live in any environment, newest first. */
export async function liveContracts(knex: Knex, serviceId: number): Promise<readonly StoredContract[]> {
  return contracts(knex)
    .where('v.service_id', serviceId)
    .whereIn('v.version', liveVersions(knex, serviceId))
    .orderByRaw('v.published_at DESC, v.id DESC');
}

/** The newest contract of each service, by its id. */
export async function newestOfEach(knex: Knex): Promise<ReadonlyMap<number, StoredContract>> {
  const rows = await contracts(knex)
    .distinctOn('v.service_id')
    .select({ serviceId: 'v.service_id' })
    .orderByRaw('v.service_id, v.published_at DESC, v.id DESC');
  return new Map(rows.map(({ serviceId, ...row }: StoredContract & { serviceId: number }) => [serviceId, row]));
}

/** The documents of a version, the entry first. */
export async function documentsOf(knex: Knex, contractId: number): Promise<readonly Document[]> {
  return knex('contract_document')
    .join('document', 'document.digest', 'contract_document.digest')
    .where('contract_version_id', contractId)
    .orderBy('position')
    .select('path', 'text');
}

interface NewContract extends Omit<StoredContract, 'id' | 'operations'> {
  readonly documents: readonly (Document & { readonly digest: string })[];
  readonly operations: readonly OperationRef[];
}

/** Stores a version with its documents and operations. To be called with the service locked. */
export async function addContract(knex: Knex, serviceId: number, contract: NewContract): Promise<number> {
  const { version, digest, kind, title, branch, commit, publishedAt: published_at } = contract;
  const [{ id }] = await knex('contract_version')
    .insert({
      service_id: serviceId,
      version,
      digest: bytesOf(digest),
      kind,
      title,
      branch,
      commit_id: commit,
      published_at,
    })
    .returning('id');
  await addDocuments(knex, id, contract.documents);
  await addOperations(knex, serviceId, id, contract.operations);
  return id;
}

async function addDocuments(knex: Knex, id: number, documents: NewContract['documents']): Promise<void> {
  // In order of digest, so that two who store the same ones do not wait for each other.
  for (const { digest, text } of [...documents].sort((one, other) => (one.digest < other.digest ? -1 : 1))) {
    await knex('document')
      .insert({ digest: bytesOf(digest), text })
      .onConflict('digest')
      .ignore();
  }
  const rows = documents.map(({ path, digest }, position) => ({
    contract_version_id: id,
    position,
    path,
    digest: bytesOf(digest),
  }));
  await knex.batchInsert('contract_document', rows, 1000);
}

async function addOperations(
  knex: Knex,
  serviceId: number,
  contractId: number,
  operations: readonly OperationRef[],
): Promise<void> {
  // Statements take keys sorted, as reports of use do: whoever makes the same ones waits in the same order.
  const sorted = [...operations].sort((one, other) => (one.key < other.key ? -1 : 1));
  const keys = sorted.map(({ key }) => key);
  await knex.raw(
    'INSERT INTO operation (service_id, key) SELECT ?, key FROM unnest(?::text[]) AS key ON CONFLICT DO NOTHING',
    [serviceId, keys],
  );
  await knex.raw(
    `INSERT INTO contract_operation (contract_version_id, operation_id, method, path, operation_name)
     SELECT ?, operation.id, made.method, made.path, nullif(made.name, '')
     FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS made (key, method, path, name)
     JOIN operation ON operation.service_id = ? AND operation.key = made.key`,
    [
      contractId,
      keys,
      sorted.map(({ method }) => method),
      sorted.map(({ path }) => path),
      sorted.map(({ id }) => id ?? ''),
      serviceId,
    ],
  );
}

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}

function contracts(knex: Knex): Knex.QueryBuilder {
  return knex('contract_version AS v').select({
    id: 'v.id',
    version: 'v.version',
    digest: knex.raw("encode(v.digest, 'hex')"),
    kind: 'v.kind',
    title: 'v.title',
    branch: 'v.branch',
    commit: 'v.commit_id',
    publishedAt: 'v.published_at',
    operations: knex('contract_operation').count().where('contract_version_id', knex.ref('v.id')) as never,
  });
}

function liveVersions(knex: Knex, serviceId: number, environment?: string): Knex.QueryBuilder {
  const live = knex('deployment').where({ service_id: serviceId, live_to: null }).select('version');
  if (environment === undefined) return live;
  return live.whereIn('environment_id', knex('environment').where('name', environment).select('id'));
}
