import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { DEFAULT_RETENTION, maintainPartitions } from '../../../packages/server/src/store/partitions.ts';
import { databases } from '../support/databases.ts';

const now = new Date('2026-11-20T10:00:00Z');

describe.each(databases)('Partitions on $name', ({ place }) => {
  let database: Database;
  beforeEach(async () => {
    database = await openDatabase(await place());
  });
  afterEach(() => database.close());

  it('are made from the last month to three months ahead', async () => {
    await maintainPartitions(database.knex, now, DEFAULT_RETENTION);
    const months = ['2026_10', '2026_11', '2026_12', '2027_01', '2027_02', 'rest'];
    for (const table of ['usage_hour', 'usage_day', 'latency_hour', 'surface_day', 'source_health'])
      expect(await partitionsOf(database.knex, table)).toEqual(months.map((month) => `${table}_${month}`));
  });

  it('take a time that none was made for, and have it moved when one is', async () => {
    await addSlot(database.knex, '2026-11-30T23:55:00Z');
    await addSlot(database.knex, '2026-12-01T00:00:00Z');
    await addSlot(database.knex, '2031-03-01T00:00:00Z');
    expect(await database.knex('source_health_rest')).toHaveLength(3);
    await maintainPartitions(database.knex, now, DEFAULT_RETENTION);
    expect(await database.knex('source_health_rest')).toEqual([]);
    expect(await database.knex('source_health_2026_11')).toHaveLength(1);
    expect(await database.knex('source_health_2026_12')).toHaveLength(1);
    expect(await database.knex('source_health_2031_03')).toHaveLength(1);
    await addSlot(database.knex, '2031-03-31T23:55:00Z');
    expect(await database.knex('source_health_2031_03')).toHaveLength(2);
  });

  it('stay as they are when there is nothing to do', async () => {
    await maintainPartitions(database.knex, now, DEFAULT_RETENTION);
    await addSlot(database.knex, '2026-11-20T00:00:00Z');
    await maintainPartitions(database.knex, now, DEFAULT_RETENTION);
    expect(await database.knex('source_health')).toHaveLength(1);
  });

  it('are dropped when the last of their rows is past its time, and not before', async () => {
    const retention = { ...DEFAULT_RETENTION, healthDays: 30 };
    await maintainPartitions(database.knex, new Date('2026-10-15T00:00:00Z'), retention);
    await addSlot(database.knex, '2026-10-31T23:55:00Z');
    await addSlot(database.knex, '2024-01-01T00:00:00Z');
    await addDay(database.knex, '2026-10-31');
    await addDay(database.knex, '2026-09-30');
    await maintainPartitions(database.knex, new Date('2026-11-30T23:59:00Z'), retention);
    expect(await slots(database.knex)).toEqual(['2026-10-31T23:55:00.000Z']);
    expect(await database.knex('source_day').pluck('day')).toEqual(['2026-10-31']);
    await maintainPartitions(database.knex, new Date('2026-12-01T00:00:00Z'), retention);
    expect(await slots(database.knex)).toEqual([]);
    expect(await database.knex('source_day')).toEqual([]);
    expect(await partitionsOf(database.knex, 'source_health')).not.toContain('source_health_2026_10');
    expect(await partitionsOf(database.knex, 'usage_day')).toContain('usage_day_2026_10');
  });

  it('of days go together with their months', async () => {
    const counts = { calls: 1, latency_calls: 0, latency_sum_ms: 0, first_seen: now, last_seen: now, status: 2 };
    const key = { service_id: 1, operation_id: 1, consumer_id: 1, environment_id: 1 };
    const versions = { api_version: '', consumer_version: '', provider_version: '' };
    const months = ['2026-08-01', '2026-09-01', '2026-10-01'].map((month) => ({
      ...key,
      ...versions,
      ...counts,
      month,
    }));
    await database.knex('usage_month').insert(months);
    await maintainPartitions(database.knex, now, { ...DEFAULT_RETENTION, dayDays: 60 });
    expect(await database.knex('usage_month').select('month').orderBy('month')).toEqual([
      { month: '2026-09-01' },
      { month: '2026-10-01' },
    ]);
  });
});

async function partitionsOf(knex: Knex, table: string): Promise<string[]> {
  const { rows } = await knex.raw(
    "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = to_regclass(?) AND inhrelid IN (SELECT oid FROM pg_class WHERE relkind = 'r') ORDER BY 1",
    [table],
  );
  return (rows as { name: string }[]).map(({ name }) => name);
}

async function addSlot(knex: Knex, slot: string): Promise<void> {
  const counts = { accepted: 1, rejected: 0, dropped: 0, overflow: 0, unmatched: 0, anonymous: 0 };
  await knex('source_health').insert({ slot, source_id: 1, ...counts });
}

async function addDay(knex: Knex, day: string): Promise<void> {
  const counts = { accepted: 0, rejected: 0, dropped: 0, overflow: 0, unmatched: 0, anonymous: 0 };
  await knex('source_day').insert({ day, source_id: 1, ...counts, sample_rate: 1, spoken: '{}' });
}

async function slots(knex: Knex): Promise<string[]> {
  const rows: { slot: Date }[] = await knex('source_health').select('slot').orderBy('slot');
  return rows.map(({ slot }) => slot.toISOString());
}
