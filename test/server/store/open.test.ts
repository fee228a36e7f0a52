import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { databases, freshDatabase } from '../support/databases.ts';

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

describe('Migrations', () => {
  it('are run once by processes that start at once', async () => {
    const place = await freshDatabase();
    const opened = await Promise.all([1, 2, 3, 4].map(() => openDatabase(place)));
    const steps: { name: string }[] = (await opened[0]?.knex('knex_migrations').select('name')) ?? [];
    expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
    expect(steps.map(({ name }) => name)).toContain('0001-registry');
    await Promise.all(opened.map(({ close }) => close()));
  });

  it('are begun anew after a process was killed in the middle of them', async () => {
    const place = await freshDatabase();
    const other = new pg.Client({ connectionString: place.url });
    await other.connect();
    // It stops where the table is made that we hold, and there it is cut off.
    await other.query('BEGIN; CREATE TABLE audit (id int)');
    const opening = openDatabase(place).then(
      () => 'opened',
      (error: Error) => error.message,
    );
    const waiting = `SELECT pg_stat_clear_snapshot();
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    const waiters = async () => [await other.query(waiting)].flat().at(-1)?.rows;
    await expect.poll(waiters, { timeout: 30_000 }).toHaveLength(1);
    await other.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await other.query('ROLLBACK');
    expect(await opening).not.toBe('opened');
    const { rows } = await other.query(
      "SELECT count(*)::int AS tables FROM information_schema.tables WHERE table_schema = 'public'",
    );
    expect(rows).toEqual([{ tables: 0 }]);
    await other.end();
    await (await openDatabase(place)).close();
  });

  it('refuse a database that a later version has changed', async () => {
    const place = await freshDatabase();
    const { knex, close } = await openDatabase(place);
    await knex('knex_migrations').insert({ name: '9999-later', batch: 9 });
    await close();
    await expect(openDatabase(place)).rejects.toThrow(/9999-later/);
  });
});
