import type { Knex } from 'knex';

/** A row of `usage_delta`, as ingestion appends it. */
export interface Delta {
  readonly hour: string;
  readonly service_id: number;
  readonly operation_id: number;
  readonly consumer_id: number;
  readonly environment_id: number;
  readonly api_version: string;
  readonly consumer_version: string;
  readonly provider_version: string;
  readonly status: number;
  readonly calls: number;
  readonly latency_calls: number;
  readonly latency_sum_ms: number;
  readonly first_seen: string;
  readonly last_seen: string;
}

const SOME: Delta = {
  hour: '2026-11-20T10:00:00.000Z',
  service_id: 1,
  operation_id: 1,
  consumer_id: 1,
  environment_id: 1,
  api_version: '',
  consumer_version: '',
  provider_version: '',
  status: 2,
  calls: 1,
  latency_calls: 0,
  latency_sum_ms: 0,
  first_seen: '2026-11-20T10:05:00.000Z',
  last_seen: '2026-11-20T10:10:00.000Z',
};

/** One call of the first operation by the first consumer, but for what is given; seen at the start of its hour. */
export function delta(parts: Partial<Delta>): Delta {
  const seen = parts.hour === undefined ? {} : { first_seen: parts.hour, last_seen: parts.hour };
  return { ...SOME, ...seen, ...parts };
}

/** Calls on these days, at noon. */
export function onDays(...days: readonly string[]): Delta[] {
  return days.map((day) => delta({ hour: `${day}T12:00:00.000Z` }));
}

export async function append(knex: Knex, deltas: readonly Delta[]): Promise<void> {
  await knex.batchInsert('usage_delta', [...deltas], 500);
}

/** A service with ids from 1: `operations` of it, `consumers`, and environments. */
export async function addNames(knex: Knex, operations: number, consumers: number): Promise<void> {
  await knex('service').insert({ name: 'orders' });
  await knex('environment').insert([{ name: 'prod' }, { name: 'test' }]);
  await knex.raw(
    "INSERT INTO operation (service_id, key) SELECT 1, 'GET /v1/things' || n || '/{}' FROM generate_series(1, ?) n",
    [operations],
  );
  await knex.raw("INSERT INTO consumer (name) SELECT 'consumer-' || n FROM generate_series(1, ?) n", [consumers]);
}
