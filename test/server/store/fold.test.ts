import type { Knex } from 'knex';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { foldDeltas } from '../../../packages/server/src/store/fold.ts';
import { readUsage } from '../../../packages/server/src/store/read-usage.ts';
import { readWindow } from '../../../packages/server/src/store/read-window.ts';
import { databases } from '../support/databases.ts';
import { addNames, append, type Delta, delta, onDays } from '../support/deltas.ts';

const COUNTS = [
  ...['usage_delta', 'usage_hour', 'usage_day', 'usage_month', 'edge'],
  ...['latency_delta', 'latency_hour', 'surface_delta', 'surface_day'],
];
const ALL = { chunkRows: 1000, mostChunks: 1000 };

describe.each(databases)('Folding on $name', ({ place }) => {
  let database: Database;
  let knex: Knex;
  beforeAll(async () => {
    database = await openDatabase(await place());
    knex = database.knex;
    await addNames(knex, 3, 3);
  });
  beforeEach(() => knex.raw(`TRUNCATE ${COUNTS.join(', ')}`));
  afterAll(() => database.close());

  it('adds each delta to its hour, its day and its edge, once', async () => {
    const deltas = someDeltas(700);
    for (let at = 0; at < deltas.length; at += 100) {
      await append(knex, deltas.slice(at, at + 100));
      // Now and then only some of what is there.
      await foldDeltas(knex, { chunkRows: 33, mostChunks: at % 200 === 0 ? 2 : 100 });
    }
    expect(await foldDeltas(knex, ALL)).toBe('done');
    expect(await knex('usage_delta')).toEqual([]);
    expect(await totals(knex, 'usage_hour', 'hour')).toEqual(summed(deltas, ({ hour }) => hour));
    expect(await totals(knex, 'usage_day', 'day')).toEqual(summed(deltas, ({ hour }) => hour.slice(0, 10)));
    expect(await totals(knex, 'usage_month', 'month')).toEqual(summed(deltas, ({ hour }) => `${hour.slice(0, 7)}-01`));
    expect(await edges(knex)).toEqual(expectedEdges(deltas));
  });

  it('is done by one process, however many try', async () => {
    await append(knex, someDeltas(300));
    await Promise.all([1, 2, 3, 4].map(() => foldDeltas(knex, { chunkRows: 20, mostChunks: 100 })));
    expect(await knex('usage_delta')).toEqual([]);
    expect(await totals(knex, 'usage_hour', 'hour')).toEqual(summed(someDeltas(300), ({ hour }) => hour));
    expect(await edges(knex)).toEqual(expectedEdges(someDeltas(300)));
  });

  it('is seen by nobody: whoever reads meanwhile counts the same', async () => {
    await append(knex, someDeltas(300));
    const sum = someDeltas(300).reduce((total, { calls }) => total + calls, 0);
    const folding = foldDeltas(knex, { chunkRows: 10, mostChunks: 100 });
    const filter = { services: [1], environments: null, operations: null, consumers: null };
    const span = { from: new Date('2026-10-01T00:00:00Z'), to: new Date('2026-12-01T00:00:00Z') };
    const question = { window: readWindow(span, span.from, false), filter, groupBy: [], limit: 1, after: null };
    const counted = new Set<unknown>();
    for (let reading = 0; reading < 20; reading += 1) counted.add((await readUsage(knex, question)).rows[0]?.calls);
    await folding;
    expect([...counted]).toEqual([sum]);
  });

  it('says when there is more than its turn', async () => {
    await append(knex, onDays('2026-11-01', '2026-11-02', '2026-11-03'));
    expect(await foldDeltas(knex, { chunkRows: 1, mostChunks: 2 })).toBe('more');
    expect(await foldDeltas(knex, { chunkRows: 1, mostChunks: 2 })).toBe('done');
    expect(await foldDeltas(knex, ALL)).toBe('done');
  });

  it.each([
    ['a first day', [['2026-11-01']], { call_days: 1, longest_gap_days: 0 }],
    ['a month later', [['2026-10-01'], ['2026-11-01']], { call_days: 2, longest_gap_days: 31 }],
    ['a month later, at once', [['2026-10-01', '2026-11-01']], { call_days: 2, longest_gap_days: 31 }],
    ['the same day again', [['2026-11-01'], ['2026-11-01']], { call_days: 1, longest_gap_days: 0 }],
    [
      'a day that splits the gap, late',
      [['2026-10-01'], ['2026-11-01'], ['2026-10-11']],
      { call_days: 3, longest_gap_days: 21 },
    ],
    ['a day before the first, late', [['2026-11-01'], ['2026-10-01']], { call_days: 2, longest_gap_days: 31 }],
    [
      'a late day again',
      [['2026-10-01', '2026-10-11', '2026-11-01'], ['2026-10-11']],
      { call_days: 3, longest_gap_days: 21 },
    ],
    [
      'late and new days at once',
      [['2026-10-01'], ['2026-11-01'], ['2026-11-03', '2026-10-21']],
      { call_days: 4, longest_gap_days: 20 },
    ],
  ])('knows the days of an edge and its longest gap: %s', async (_name, steps, expected) => {
    for (const days of steps) {
      await append(knex, onDays(...days));
      await foldDeltas(knex, ALL);
    }
    expect(await knex('edge').select('call_days', 'longest_gap_days')).toEqual([expected]);
  });

  it('keeps a gap from before the days that are kept', async () => {
    await append(knex, onDays('2024-01-01', '2025-01-01', '2025-01-11', '2025-01-21'));
    await foldDeltas(knex, ALL);
    await knex('usage_day').where('day', '<', '2025-01-02').delete();
    await append(knex, onDays('2025-01-15'));
    await foldDeltas(knex, ALL);
    expect(await knex('edge').select('call_days', 'longest_gap_days')).toEqual([
      { call_days: 5, longest_gap_days: 366 },
    ]);
  });

  it('leaves everything as it was when it fails, and does it when it is tried again', async () => {
    await append(knex, [...onDays('2026-11-01', '2026-11-02'), delta({ calls: 5000 })]);
    await knex.raw('ALTER TABLE edge ADD CONSTRAINT broken CHECK (calls < 1000)');
    await expect(foldDeltas(knex, ALL)).rejects.toMatchObject({ constraint: 'broken' });
    expect(await knex('usage_delta')).toHaveLength(3);
    for (const table of ['usage_hour', 'usage_day', 'usage_month', 'edge']) expect(await knex(table)).toEqual([]);
    await knex.raw('ALTER TABLE edge DROP CONSTRAINT broken');
    await foldDeltas(knex, ALL);
    expect(await knex('edge').select('calls')).toEqual([{ calls: 5002 }]);
  });

  it('adds latencies to their hours', async () => {
    const row = { service_id: 1, operation_id: 1, environment_id: 1, provider_version: '', calls: 2 };
    const [ten, eleven] = [new Date('2026-11-20T10:00:00Z'), new Date('2026-11-20T11:00:00Z')];
    const rows = [
      { ...row, hour: ten, bucket: 4 },
      { ...row, hour: ten, bucket: 32767 },
      { ...row, hour: ten, bucket: 4 },
      { ...row, hour: eleven, bucket: 4 },
    ];
    for (const one of rows) {
      await knex('latency_delta').insert(one);
      await foldDeltas(knex, ALL);
    }
    expect(await knex('latency_delta')).toEqual([]);
    expect(await knex('latency_hour').orderBy(['hour', 'bucket'])).toEqual([
      { ...row, hour: ten, bucket: 4, calls: 4 },
      { ...row, hour: ten, bucket: 32767 },
      { ...row, hour: eleven, bucket: 4 },
    ]);
  });

  it('adds the use of surfaces to their days', async () => {
    const row = { service_id: 1, surface_id: 7, consumer_id: 1, environment_id: 1, grade: 'observed-sent' };
    const last = new Date('2026-11-20T10:00:00Z');
    const rows = [
      { ...row, day: '2026-11-20', tracked: 12, used: 3, last_used: last },
      { ...row, day: '2026-11-20', tracked: 5, used: 0, last_used: null },
      { ...row, day: '2026-11-21', tracked: 5, used: 0, last_used: null },
    ];
    await knex('surface_delta').insert(rows.slice(0, 1));
    await foldDeltas(knex, ALL);
    await knex('surface_delta').insert(rows.slice(1));
    await foldDeltas(knex, ALL);
    expect(await knex('surface_day').orderBy('day')).toEqual([
      { ...row, day: '2026-11-20', tracked: 17, used: 3, last_used: last },
      { ...row, day: '2026-11-21', tracked: 5, used: 0, last_used: null },
    ]);
  });
});

/** Deltas in no order, over some days, keys and hours; the same ones each time. */
function someDeltas(count: number): Delta[] {
  let seed = 42;
  const below = (limit: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * limit);
  };
  return Array.from({ length: count }, () => {
    const hour = new Date(Date.UTC(2026, 9, 1 + below(20) * 2, below(3))).toISOString();
    return delta({
      hour,
      operation_id: 1 + below(3),
      consumer_id: 1 + below(3),
      environment_id: 1 + below(2),
      status: below(2) === 0 ? 2 : 5,
      consumer_version: below(2) === 0 ? '' : '4.2.0',
      calls: 1 + below(10),
      latency_calls: 1,
      latency_sum_ms: 0.5,
    });
  });
}

const KEY = ['operation_id', 'consumer_id', 'environment_id', 'api_version'] as const;
const REST = ['consumer_version', 'provider_version', 'status'] as const;

async function totals(knex: Knex, table: string, time: 'hour' | 'day' | 'month'): Promise<Record<string, number[]>> {
  const rows: (Delta & { readonly day: string; readonly month: string })[] = await knex(table);
  return Object.fromEntries(
    rows.map((row) => {
      const at = time === 'hour' ? new Date(row.hour).toISOString() : row[time];
      return [
        [at, ...[...KEY, ...REST].map((name) => row[name])].join(' '),
        [row.calls, row.latency_calls, row.latency_sum_ms],
      ];
    }),
  );
}

function summed(deltas: readonly Delta[], timeOf: (delta: Delta) => string): Record<string, number[]> {
  const sums: Record<string, number[]> = {};
  for (const one of deltas) {
    const key = [timeOf(one), ...[...KEY, ...REST].map((name) => one[name])].join(' ');
    const [calls = 0, latencyCalls = 0, latencySum = 0] = sums[key] ?? [];
    sums[key] = [calls + one.calls, latencyCalls + one.latency_calls, latencySum + one.latency_sum_ms];
  }
  return sums;
}

interface Edge {
  readonly calls: number;
  readonly days: number;
  readonly gap: number;
  readonly first: string;
  readonly last: string;
}

async function edges(knex: Knex): Promise<Record<string, Edge>> {
  const rows = await knex('edge');
  return Object.fromEntries(
    rows.map((row) => [
      KEY.map((name) => row[name]).join(' '),
      {
        calls: row.calls,
        days: row.call_days,
        gap: row.longest_gap_days,
        first: row.first_seen.toISOString(),
        last: row.last_seen.toISOString(),
      },
    ]),
  );
}

function expectedEdges(deltas: readonly Delta[]): Record<string, Edge> {
  const byEdge = new Map<string, Delta[]>();
  for (const one of deltas) {
    const key = KEY.map((name) => one[name]).join(' ');
    byEdge.set(key, [...(byEdge.get(key) ?? []), one]);
  }
  return Object.fromEntries([...byEdge].map(([key, own]) => [key, edgeOf(own)]));
}

function edgeOf(own: readonly Delta[]): Edge {
  const hours = own.map(({ hour }) => hour).sort();
  const days = [...new Set(hours.map((hour) => Date.parse(hour.slice(0, 10)) / 86_400_000))];
  const gaps = days.slice(1).map((day, index) => day - (days[index] ?? day));
  return {
    calls: own.reduce((sum, { calls }) => sum + calls, 0),
    days: days.length,
    gap: Math.max(0, ...gaps),
    first: hours.at(0) ?? '',
    last: hours.at(-1) ?? '',
  };
}
