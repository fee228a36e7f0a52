import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { DEFAULT_RETENTION, maintainPartitions } from '../../../packages/server/src/store/partitions.ts';
import { findFilter, type NamedFilter } from '../../../packages/server/src/store/read-filter.ts';
import { type DimensionName, usageSql } from '../../../packages/server/src/store/read-usage.ts';
import { readWindow } from '../../../packages/server/src/store/read-window.ts';
import { freshDatabase } from '../support/databases.ts';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

const now = new Date('2026-11-20T00:00:00Z');
const SERVICES = 20;
const OPERATIONS = 400;
const CONSUMERS = 100;
const MONTHS = ['usage_day_2026_10', 'usage_day_2026_11'];

/** What the planner of a real server does with many rows; nothing about it is switched off. */
describe('The plans of what is asked often', () => {
  let database: Database;
  beforeAll(async () => {
    // To fill it takes longer than what the service asks.
    database = await openDatabase({ ...(await freshDatabase()), usualMs: 600_000 });
    await fill(database.knex);
  });
  afterAll(() => database.close());

  const month = { from: new Date('2026-10-21T00:00:00Z'), to: now };
  const ALL: NamedFilter = { service: null, environment: null, operation: null, consumer: null };
  const questions: [string, NamedFilter, DimensionName[]][] = [
    ['the matrix of a service', { ...ALL, service: 'service-7' }, ['operation', 'consumer']],
    ['one consumer', { ...ALL, consumer: 'consumer-7' }, ['operation']],
    ['one operation over time', { ...ALL, service: 'service-7', operation: 'GET /6' }, ['day']],
    ['one consumer of a service', { ...ALL, service: 'service-7', consumer: 'consumer-7' }, ['operation', 'day']],
  ];

  /** The partitions of `usage_day` that are read, and how. */
  async function readings(named: NamedFilter, groupBy: DimensionName[], span = month): Promise<Plan[]> {
    const filter = await findFilter(database.knex, named);
    const window = readWindow(span, now, false);
    const { text, values } = usageSql({ window, filter, groupBy, limit: 1000, after: null });
    const { rows } = await database.knex.raw(`EXPLAIN (FORMAT JSON) ${text}`, [...values]);
    return nodesOf(rows[0]['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name']?.match(/^usage_(day|month)/));
  }

  it.each(questions)('read parts of the months asked for: %s', async (_name, named, groupBy) => {
    const found = await readings(named, groupBy);
    expect(new Set(found.map((node) => node['Relation Name']))).toEqual(new Set(MONTHS));
    expect(found.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  });

  it.each(questions.slice(0, 2))('read few rows for long times: %s', async (_name, named, groupBy) => {
    const found = await readings(named, groupBy, { from: new Date('2026-09-01T00:00:00Z'), to: now });
    expect(new Set(found.map((node) => node['Relation Name']))).toEqual(new Set(['usage_month', 'usage_day_2026_11']));
    expect(found.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  });

  it('read whole months where all is asked for, so that the tests above can fail', async () => {
    const found = await readings(ALL, ['operation']);
    expect(found.map((node) => [node['Node Type'], node['Relation Name']])).toEqual(
      MONTHS.map((name) => ['Seq Scan', name]),
    );
  });
});

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** Three months of days: each consumer calls a few operations of some services, on every second day. */
async function fill(knex: Knex): Promise<void> {
  await maintainPartitions(knex, new Date('2026-10-15T00:00:00Z'), DEFAULT_RETENTION);
  const names = 'INSERT INTO ?? (name) SELECT ? || n FROM generate_series(1, ?) n';
  await knex.raw(names, ['service', 'service-', SERVICES]);
  await knex.raw(names, ['environment', 'environment-', 2]);
  await knex.raw(names, ['consumer', 'consumer-', CONSUMERS]);
  await knex.raw(
    "INSERT INTO operation (service_id, key) SELECT n % ? + 1, 'GET /' || n FROM generate_series(1, ?) n",
    [SERVICES, OPERATIONS],
  );
  await knex.raw(
    `INSERT INTO edge
     SELECT o.service_id, o.id, c.id, 1, '', 10, now(), now(), 45, '2026-11-19', 2
     FROM operation o JOIN consumer c ON (o.id * 31 + c.id * 17) % 20 = 0`,
  );
  await knex.raw(
    `INSERT INTO usage_day (service_id, operation_id, consumer_id, environment_id, day, api_version, consumer_version,
       provider_version, status, calls, latency_calls, latency_sum_ms, first_seen, last_seen)
     SELECT e.service_id, e.operation_id, e.consumer_id, 1, d::date, '', '', '', 2, 10, 0, 0, now(), now()
     FROM edge e, generate_series('2026-09-01'::timestamp, '2026-11-19', '2 days') d`,
  );
  await knex.raw(
    `INSERT INTO usage_month (service_id, operation_id, consumer_id, environment_id, month, api_version, consumer_version,
       provider_version, status, calls, latency_calls, latency_sum_ms, first_seen, last_seen)
     SELECT e.service_id, e.operation_id, e.consumer_id, 1, m::date, '', '', '', 2, 150, 0, 0, now(), now()
     FROM edge e, generate_series('2026-01-01'::timestamp, '2026-11-01', '1 month') m`,
  );
  await knex.raw('ANALYZE');
}
