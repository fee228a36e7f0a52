import type { Knex } from 'knex';
import type { Filter } from './read-filter.ts';
import type { Span } from './read-window.ts';

/** Calls of one hour whose latency lies in one bucket: up to 2^(bucket/2) ms; 32767: beyond all bounds. */
export interface LatencyRow {
  readonly hour: Date;
  readonly bucket: number;
  readonly calls: number;
}

const PART = (table: string) => `
  SELECT d.hour, d.bucket, d.calls FROM ${table} d
  WHERE d.service_id = ANY(:services::bigint[]) AND d.operation_id = ANY(:operations::bigint[])
    AND d.hour >= :from AND d.hour < :to
    AND (:environments::int[] IS NULL OR d.environment_id = ANY(:environments::int[]))`;

const SQL = `
  SELECT hour, bucket, sum(calls)::bigint AS calls
  FROM (${PART('latency_hour')} UNION ALL ${PART('latency_delta')}) u
  GROUP BY hour, bucket ORDER BY hour, bucket`;

/**
 * How long calls of an operation took, by hour. Histograms of several hours are merged by adding.
 *
 * @param filter with services and operations
 */
export async function readLatency(knex: Knex, { from, to }: Span, filter: Filter): Promise<readonly LatencyRow[]> {
  const { services, operations, environments } = filter;
  return (await knex.raw(SQL, { services, operations, environments, from, to })).rows;
}
