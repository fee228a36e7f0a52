import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { databases } from '../support/databases.ts';

describe.each(databases)('A database that is opened for the first time, on $name', ({ place }) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(await place());
  });
  afterAll(() => database.close());

  it('has its tables', async () => {
    expect(await database.knex('usage_delta').count()).toEqual([{ count: 0 }]);
  });

  it('answers counts as numbers, days as texts and times as dates', async () => {
    const asked =
      "SELECT 9007199254740991::bigint AS n, 2.5::numeric AS m, '2026-11-20'::date AS day, ?::timestamptz AS at";
    const { rows } = await database.knex.raw(asked, ['2026-11-20T10:00:00Z']);
    expect(rows).toEqual([{ n: 2 ** 53 - 1, m: 2.5, day: '2026-11-20', at: new Date('2026-11-20T10:00:00Z') }]);
  });

  it('rolls back what fails', async () => {
    const failing = database.knex.transaction(async (work) => {
      await work('team').insert({ name: 'orders' });
      await work('team').insert({ name: 'orders' });
    });
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(await database.knex('team')).toEqual([]);
  });
});
