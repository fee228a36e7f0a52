import type { Knex } from 'knex';
import type { Scope } from '../http/handler.ts';

/** A key as it is kept: its secret only as a hash. */
export interface StoredKey {
  readonly id: string;
  readonly name: string;
  readonly secretHash: Buffer;
  readonly scopes: readonly Scope[];
  readonly service: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const COLUMNS = {
  id: 'api_key.id',
  name: 'api_key.name',
  secretHash: 'secret_hash',
  scopes: 'scopes',
  service: 'service.name',
  createdAt: 'api_key.created_at',
  expiresAt: 'expires_at',
  lastUsedAt: 'last_used_at',
  revokedAt: 'revoked_at',
};

/** Every key, newest first. */
export async function allKeys(knex: Knex): Promise<readonly StoredKey[]> {
  return keys(knex).orderBy([
    { column: 'api_key.created_at', order: 'desc' },
    { column: 'api_key.id', order: 'desc' },
  ]);
}

export async function keyById(knex: Knex, id: string): Promise<StoredKey | null> {
  return (await keys(knex).where('api_key.id', id).first()) ?? null;
}

/** A service that was never heard of comes into being with its first key. */
export async function addKey(knex: Knex, key: Omit<StoredKey, 'lastUsedAt' | 'revokedAt'>): Promise<void> {
  const { id, name, secretHash, scopes, service, createdAt, expiresAt } = key;
  await knex('api_key').insert({
    id,
    name,
    secret_hash: secretHash,
    scopes: [...scopes],
    service_id: service === null ? null : await serviceId(knex, service),
    created_at: createdAt,
    expires_at: expiresAt,
  });
}

/** The old key ends at the moment given, unless it ends before. */
export async function setSuccessor(knex: Knex, id: string, successor: string, endsAt: Date): Promise<void> {
  await knex('api_key')
    .where({ id })
    .update({ successor, expires_at: knex.raw('least(expires_at, ?)', [endsAt]) });
}

/** False: it was revoked before, or is not there. */
export async function markRevoked(knex: Knex, id: string, at: Date): Promise<boolean> {
  return (await knex('api_key').where({ id, revoked_at: null }).update({ revoked_at: at })) > 0;
}

export async function markUsed(knex: Knex, id: string, at: Date): Promise<void> {
  await knex('api_key').where({ id }).update({ last_used_at: at });
}

function keys(knex: Knex): Knex.QueryBuilder {
  return knex('api_key').leftJoin('service', 'service.id', 'api_key.service_id').select(COLUMNS);
}

async function serviceId(knex: Knex, name: string): Promise<number> {
  await knex('service').insert({ name }).onConflict('name').ignore();
  const row = await knex('service').where({ name }).first('id');
  return row.id;
}
