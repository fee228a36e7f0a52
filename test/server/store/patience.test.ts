import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alone } from '../../../packages/server/src/store/alone.ts';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { limitedRead } from '../../../packages/server/src/store/limited-read.ts';
import { freshDatabase } from '../support/databases.ts';

type Asking = Pick<Database['knex'], 'raw'>;

const limitOf = async (knex: Asking) => (await knex.raw('SHOW statement_timeout')).rows[0].statement_timeout;

describe('A statement on a server', () => {
  let database: Database;
  beforeAll(async () => {
    // One connection: what one transaction was allowed, the next must not find there.
    database = await openDatabase({ ...(await freshDatabase()), poolSize: 1 });
  });
  afterAll(() => database.close());

  it('may take seconds, in a reading or a job as long as these may, and then seconds again', async () => {
    const { knex } = database;
    expect(await limitOf(knex)).toBe('5s');
    expect(await limitedRead({ ...database, settings: { readSeconds: 7 } }, limitOf)).toBe('7s');
    expect(await alone(knex, 'fold', limitOf)).toBe('10min');
    expect(await limitOf(knex)).toBe('5s');
  });

  it('finds no transaction in its way whose other end has gone', async () => {
    const { rows } = await database.knex.raw('SHOW idle_in_transaction_session_timeout');
    expect(rows).toEqual([{ idle_in_transaction_session_timeout: '8s' }]);
  });
});
