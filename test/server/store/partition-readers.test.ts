import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { DEFAULT_RETENTION, maintainPartitions } from '../../../packages/server/src/store/partitions.ts';
import { freshDatabase } from '../support/databases.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase(await freshDatabase());
});
afterAll(() => database.close());

it('Readers see every row while rows are moved into a new partition', async () => {
  const { knex } = database;
  const counts = { accepted: 1, rejected: 0, dropped: 0, overflow: 0, unmatched: 0, anonymous: 0 };
  await knex('source_health').insert({ slot: '2026-11-20T10:00:00Z', source_id: 1, ...counts });
  const waiting = async () => Number((await knex('pg_locks').where({ granted: false }).count())[0]?.count);
  // Whoever makes the partition waits for this one to take its name back, with its locks in its hands.
  const blocker = await knex.transaction();
  await blocker.raw('CREATE TABLE source_health_2026_11 (id int)');
  const made = maintainPartitions(knex, new Date('2026-11-20T10:00:00Z'), DEFAULT_RETENTION);
  await expect.poll(waiting).toBe(1);
  const seen = knex('source_health')
    .select('source_id')
    .then((rows) => rows);
  await expect.poll(waiting).toBe(2);
  await blocker.rollback();
  expect(await made).toBe('done');
  expect(await seen).toHaveLength(1);
});
