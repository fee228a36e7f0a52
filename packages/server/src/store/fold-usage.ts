import type { Knex } from 'knex';
import { type Chunk, type Folded, OF_CHUNK, takenFrom } from './fold-chunk.ts';

const EDGE = 'service_id, operation_id, consumer_id, environment_id, api_version';
const ROW = 'service_id, operation_id, consumer_id, environment_id';
const REST = 'api_version, consumer_version, provider_version, status';
const HOUR_KEY = `${ROW}, hour, ${REST}`;
const MONTH_KEY = `${ROW}, month, ${REST}`;
const DAY_KEY = `${ROW}, day, ${REST}`;
const COUNTS = 'calls, latency_calls, latency_sum_ms, first_seen, last_seen';

const SUMMED = `sum(calls)::bigint AS calls, sum(latency_calls)::bigint AS latency_calls,
    sum(latency_sum_ms) AS latency_sum_ms, min(first_seen) AS first_seen, max(last_seen) AS last_seen`;

function added(table: string): string {
  const sums = ['calls', 'latency_calls', 'latency_sum_ms'].map(
    (name) => `${name} = ${table}.${name} + excluded.${name}`,
  );
  return `${sums.join(', ')},
      first_seen = least(${table}.first_seen, excluded.first_seen),
      last_seen = greatest(${table}.last_seen, excluded.last_seen)`;
}

/**
 * All parts of one statement see the tables as they were before it: so `usage_day` tells which days are new. A day is
 * late when the edge has called on a later one: then a gap has been split, and is measured again (`REMEASURE`).
 *
 * Deltas are gone through once, as one row of an hour stands for many of them: all else is summed from these.
 */
const SQL = `
  WITH ${takenFrom('usage_delta')},
  summed AS (SELECT ${HOUR_KEY}, ${SUMMED} FROM taken GROUP BY ${HOUR_KEY}),
  hours AS (
    INSERT INTO usage_hour (${HOUR_KEY}, ${COUNTS})
    SELECT ${HOUR_KEY}, ${COUNTS} FROM summed ORDER BY ${HOUR_KEY}
    ON CONFLICT (${HOUR_KEY}) DO UPDATE SET ${added('usage_hour')}),
  dated AS (
    SELECT *, (hour AT TIME ZONE 'UTC')::date AS day, date_trunc('month', hour AT TIME ZONE 'UTC')::date AS month
    FROM summed),
  days AS (
    INSERT INTO usage_day (${DAY_KEY}, ${COUNTS})
    SELECT ${DAY_KEY}, ${SUMMED} FROM dated GROUP BY ${DAY_KEY} ORDER BY ${DAY_KEY}
    ON CONFLICT (${DAY_KEY}) DO UPDATE SET ${added('usage_day')}),
  months AS (
    INSERT INTO usage_month (${MONTH_KEY}, ${COUNTS})
    SELECT ${MONTH_KEY}, ${SUMMED} FROM dated GROUP BY ${MONTH_KEY} ORDER BY ${MONTH_KEY}
    ON CONFLICT (${MONTH_KEY}) DO UPDATE SET ${added('usage_month')}),
  edge_days AS (
    SELECT ${EDGE}, day, sum(calls)::bigint AS calls, min(first_seen) AS first_seen, max(last_seen) AS last_seen
    FROM dated GROUP BY ${EDGE}, day),
  judged AS (
    SELECT d.*, e.last_day AS known_day, coalesce(d.day < e.last_day, false) AS is_earlier,
      CASE WHEN d.day < e.last_day THEN NOT EXISTS (
          SELECT FROM usage_day u
          WHERE (u.service_id, u.operation_id, u.consumer_id, u.environment_id, u.day, u.api_version)
              = (d.service_id, d.operation_id, d.consumer_id, d.environment_id, d.day, d.api_version))
        ELSE d.day IS DISTINCT FROM e.last_day END AS is_new
    FROM edge_days d LEFT JOIN edge e USING (${EDGE})),
  spaced AS (
    SELECT *, CASE WHEN is_earlier THEN 0
      ELSE coalesce(day - greatest(known_day, lag(day) OVER (PARTITION BY ${EDGE} ORDER BY day)), 0) END AS gap
    FROM judged),
  edges AS (
    INSERT INTO edge (${EDGE}, calls, first_seen, last_seen, call_days, last_day, longest_gap_days)
    SELECT ${EDGE}, sum(calls)::bigint, min(first_seen), max(last_seen),
      count(*) FILTER (WHERE is_new), max(day), max(gap)
    FROM spaced GROUP BY ${EDGE} ORDER BY ${EDGE}
    ON CONFLICT (${EDGE}) DO UPDATE SET
      calls = edge.calls + excluded.calls,
      first_seen = least(edge.first_seen, excluded.first_seen),
      last_seen = greatest(edge.last_seen, excluded.last_seen),
      call_days = edge.call_days + excluded.call_days,
      last_day = greatest(edge.last_day, excluded.last_day),
      longest_gap_days = greatest(edge.longest_gap_days, excluded.longest_gap_days))
  SELECT
    (SELECT json_agg(DISTINCT jsonb_build_array(${EDGE})) FROM spaced WHERE is_earlier AND is_new) AS split,
    ${OF_CHUNK}`;

/**
 * Days are kept for a time only: where the edge is older than they are, the longest gap may lie before them, and what is
 * known of it stays.
 */
const REMEASURE = `
  WITH split AS (
    SELECT (e->>0)::bigint AS service_id, (e->>1)::bigint AS operation_id, (e->>2)::bigint AS consumer_id,
      (e->>3)::int AS environment_id, e->>4 AS api_version
    FROM jsonb_array_elements(?::jsonb) AS e),
  spaced AS (
    SELECT ${EDGE}, day, day - lag(day) OVER (PARTITION BY ${EDGE} ORDER BY day) AS gap
    FROM (SELECT DISTINCT ${EDGE}, day FROM usage_day JOIN split USING (${EDGE})) known),
  measured AS (SELECT ${EDGE}, min(day) AS since, coalesce(max(gap), 0) AS gap FROM spaced GROUP BY ${EDGE})
  UPDATE edge e
  SET longest_gap_days = CASE WHEN (e.first_seen AT TIME ZONE 'UTC')::date < m.since
    THEN greatest(e.longest_gap_days, m.gap) ELSE m.gap END
  FROM measured m
  WHERE (e.service_id, e.operation_id, e.consumer_id, e.environment_id, e.api_version)
      = (m.service_id, m.operation_id, m.consumer_id, m.environment_id, m.api_version)`;

/** Adds a chunk of counts to their hours, days, months and edges. */
export async function foldUsage(work: Knex, chunk: Chunk): Promise<Folded> {
  const { rows: found } = await work.raw(SQL, [chunk.from, chunk.rows]);
  const { split, rows, last } = found[0];
  if (split !== null) await work.raw(REMEASURE, [JSON.stringify(split)]);
  return { rows, last };
}
