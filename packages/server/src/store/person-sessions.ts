import type { Knex } from 'knex';
import type { Scope } from '../http/handler.ts';
import { alone } from './alone.ts';
import type { Outcome } from './fold.ts';

/** A session as it is kept: its token only as a hash. */
export interface StoredSession {
  readonly tokenHash: Uint8Array;
  /** `person:ada@example.com` */
  readonly person: string;
  readonly scopes: readonly Scope[];
  /** Of the rules by which the scopes were given. */
  readonly rulesHash: Uint8Array;
  readonly startedAt: Date;
  readonly endsAt: Date;
}

const COLUMNS = {
  tokenHash: 'token_hash',
  person: 'person',
  scopes: 'scopes',
  rulesHash: 'rules_hash',
  startedAt: 'started_at',
  endsAt: 'ends_at',
};

export async function addSession(knex: Knex, session: StoredSession): Promise<void> {
  const { tokenHash, person, scopes, rulesHash, startedAt, endsAt } = session;
  await knex('person_session').insert({
    token_hash: tokenHash,
    person,
    scopes: [...scopes],
    rules_hash: rulesHash,
    started_at: startedAt,
    ends_at: endsAt,
  });
}

export async function sessionBy(knex: Knex, tokenHash: Uint8Array): Promise<StoredSession | null> {
  return (await knex('person_session').where({ token_hash: tokenHash }).first(COLUMNS)) ?? null;
}

/** False: it was not there any more. */
export async function removeSession(knex: Knex, tokenHash: Uint8Array): Promise<boolean> {
  return (await knex('person_session').where({ token_hash: tokenHash }).delete()) > 0;
}

/** Forgets whoever was logged in before. */
export async function expireSessions(knex: Knex, now: Date): Promise<Outcome> {
  const done = await alone(knex, 'sessions', (work) => work('person_session').where('ends_at', '<=', now).delete());
  return done === null ? 'elsewhere' : 'done';
}
