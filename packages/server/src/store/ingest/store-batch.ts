import type { Knex } from 'knex';
import type { UsageReceipt } from '../../generated/api.ts';
import type { BatchTimes } from '../../usage/batch-times.ts';
import type { SeenGrade } from '../../usage/read-observation.ts';

export interface UsageDelta {
  readonly operation: number;
  readonly consumer: number;
  readonly apiVersion: string;
  readonly consumerVersion: string;
  readonly status: number;
  calls: number;
  latencyCalls: number;
  latencySumMs: number;
}

export interface LatencyDelta {
  readonly operation: number;
  readonly bucket: number;
  calls: number;
}

export interface SurfaceDelta {
  readonly surface: number;
  readonly consumer: number;
  readonly grade: SeenGrade;
  tracked: number;
  used: number;
}

export interface Health {
  readonly accepted: number;
  readonly rejected: number;
  readonly dropped: number;
  readonly overflow: number;
  readonly unmatched: number;
  readonly anonymous: number;
}

/** Which instance reports. */
export interface Reporter {
  readonly service: number;
  readonly environment: number;
  readonly kind: string;
  readonly instance: string;
  readonly providerVersion: string;
  readonly sampleRate: number;
}

export interface Batch extends Reporter {
  readonly id: string;
  /** SHA-256 of the body, in hexadecimal. */
  readonly bodyHash: string;
  readonly receipt: UsageReceipt;
  readonly times: BatchTimes;
  readonly usage: readonly UsageDelta[];
  readonly latencies: readonly LatencyDelta[];
  readonly surfaces: readonly SurfaceDelta[];
  readonly health: Health;
}

/** The rows that say that a source was heard of. Reads the service from `from`, so that they come only if it has rows. */
export function heardOf(from: string): string {
  return `
  reporting AS (
    INSERT INTO source
      (service_id, environment_id, kind, instance, provider_version, sample_rate, first_seen, last_seen)
    SELECT ${from}.service_id, CAST(:environment AS integer), CAST(:kind AS text),
      CAST(:instance AS text), CAST(:providerVersion AS text), CAST(:sampleRate AS double precision),
      CAST(:from AS timestamptz), CAST(:to AS timestamptz)
    FROM ${from}
    ON CONFLICT (service_id, environment_id, kind, instance) DO UPDATE SET
      provider_version = excluded.provider_version,
      sample_rate = excluded.sample_rate,
      first_seen = least(source.first_seen, excluded.first_seen),
      last_seen = greatest(source.last_seen, excluded.last_seen)
    RETURNING id, sample_rate),
  slots AS (
    SELECT slot, slot = CAST(:lastSlot AS timestamptz) AS is_last
    FROM generate_series(CAST(:firstSlot AS timestamptz), CAST(:lastSlot AS timestamptz), interval '5 minutes') slot),
  health AS (
    INSERT INTO source_health
      (slot, source_id, accepted, rejected, dropped, overflow, unmatched, anonymous, sample_rate)
    SELECT slot, reporting.id, ${HEALTH.map((name) => `CASE WHEN is_last THEN CAST(:${name} AS bigint) ELSE 0 END`)},
      sample_rate
    FROM reporting CROSS JOIN slots ORDER BY slot
    ON CONFLICT (source_id, slot) DO UPDATE SET
      ${HEALTH.map((name) => `${name} = source_health.${name} + excluded.${name}`)},
      sample_rate = least(source_health.sample_rate, excluded.sample_rate)),
  spoken_days AS (
    SELECT start, start + interval '24 hours' AS finish, first_slot, last_slot
    FROM (SELECT CAST(:firstSlot AS timestamptz) AS first_slot, CAST(:lastSlot AS timestamptz) AS last_slot) spoken,
      generate_series(date_trunc('day', first_slot, 'UTC'), last_slot, interval '24 hours') start),
  health_days AS (
    INSERT INTO source_day
      (day, source_id, accepted, rejected, dropped, overflow, unmatched, anonymous, sample_rate, spoken)
    SELECT (start AT TIME ZONE 'UTC')::date, reporting.id,
      ${HEALTH.map((name) => `CASE WHEN finish > last_slot THEN CAST(:${name} AS bigint) ELSE 0 END`)}, sample_rate,
      tstzmultirange(tstzrange(
        greatest(start, first_slot), least(finish - interval '5 minutes', last_slot) + interval '10 minutes'))
    FROM reporting CROSS JOIN spoken_days ORDER BY start
    ON CONFLICT (source_id, day) DO UPDATE SET
      ${HEALTH.map((name) => `${name} = source_day.${name} + excluded.${name}`)},
      sample_rate = least(source_day.sample_rate, excluded.sample_rate),
      spoken = source_day.spoken + excluded.spoken)`;
}

const HEALTH = ['accepted', 'rejected', 'dropped', 'overflow', 'unmatched', 'anonymous'] as const;

/** Both are read from the row of the id, so that they exist only if the batch is new. */
const SQL = `
  WITH batch AS (
    INSERT INTO usage_batch (service_id, batch_id, body_hash, receipt, received_at, keep_until)
    VALUES (:service, :id, decode(:bodyHash, 'hex'), CAST(:receipt AS jsonb), :received, :keepUntil)
    ON CONFLICT (service_id, batch_id) DO NOTHING
    RETURNING service_id),
  counted AS (
    INSERT INTO usage_delta
      (hour, service_id, operation_id, consumer_id, environment_id, api_version, consumer_version, provider_version,
       status, calls, latency_calls, latency_sum_ms, first_seen, last_seen)
    SELECT CAST(:hour AS timestamptz), batch.service_id, d.operation, d.consumer, CAST(:environment AS integer), d.api_version,
      d.consumer_version, CAST(:providerVersion AS text), d.status, d.calls, d.latency_calls, d.latency_sum_ms,
      CAST(:from AS timestamptz), CAST(:to AS timestamptz)
    FROM batch CROSS JOIN unnest(
      CAST(:operations AS bigint[]), CAST(:consumers AS bigint[]), CAST(:apiVersions AS text[]),
      CAST(:consumerVersions AS text[]), CAST(:statuses AS smallint[]), CAST(:calls AS bigint[]),
      CAST(:latencyCalls AS bigint[]), CAST(:latencySums AS double precision[])
    ) AS d (operation, consumer, api_version, consumer_version, status, calls, latency_calls, latency_sum_ms)),
  latencies AS (
    INSERT INTO latency_delta (hour, service_id, operation_id, environment_id, provider_version, bucket, calls)
    SELECT CAST(:hour AS timestamptz), batch.service_id, d.operation, CAST(:environment AS integer),
      CAST(:providerVersion AS text), d.bucket, d.calls
    FROM batch CROSS JOIN unnest(
      CAST(:bucketOperations AS bigint[]), CAST(:buckets AS smallint[]), CAST(:bucketCalls AS bigint[])
    ) AS d (operation, bucket, calls)),
  surfaces AS (
    INSERT INTO surface_delta (day, service_id, surface_id, consumer_id, environment_id, grade, tracked, used, last_used)
    SELECT (CAST(:hour AS timestamptz) AT TIME ZONE 'UTC')::date, batch.service_id, d.surface, d.consumer,
      CAST(:environment AS integer), d.grade, d.tracked, d.used, CASE WHEN d.used > 0 THEN CAST(:to AS timestamptz) END
    FROM batch CROSS JOIN unnest(
      CAST(:surfaces AS bigint[]), CAST(:surfaceConsumers AS bigint[]), CAST(:grades AS text[]),
      CAST(:tracked AS bigint[]), CAST(:used AS bigint[])
    ) AS d (surface, consumer, grade, tracked, used)),
  ${heardOf('batch')}
  SELECT count(*)::int AS stored FROM batch`;

/**
 * Appends a batch together with its id, in one statement and so in one transaction. False: the id is taken, and nothing
 * was stored. Of two servers with the same id at once, the second waits for the first.
 */
export async function storeBatch(knex: Knex, batch: Batch): Promise<boolean> {
  const { usage, latencies, surfaces, times, health, receipt, ...rest } = batch;
  const { rows } = await knex.raw(SQL, {
    ...rest,
    ...timeTexts(times),
    ...health,
    receipt: JSON.stringify(receipt),
    operations: numberList(usage, ({ operation }) => operation),
    consumers: numberList(usage, ({ consumer }) => consumer),
    apiVersions: usage.map(({ apiVersion }) => apiVersion),
    consumerVersions: usage.map(({ consumerVersion }) => consumerVersion),
    statuses: numberList(usage, ({ status }) => status),
    calls: numberList(usage, ({ calls }) => calls),
    latencyCalls: numberList(usage, ({ latencyCalls }) => latencyCalls),
    latencySums: numberList(usage, ({ latencySumMs }) => latencySumMs),
    bucketOperations: numberList(latencies, ({ operation }) => operation),
    buckets: numberList(latencies, ({ bucket }) => bucket),
    bucketCalls: numberList(latencies, ({ calls }) => calls),
    surfaces: numberList(surfaces, ({ surface }) => surface),
    surfaceConsumers: numberList(surfaces, ({ consumer }) => consumer),
    grades: surfaces.map(({ grade }) => grade),
    tracked: numberList(surfaces, ({ tracked }) => tracked),
    used: numberList(surfaces, ({ used }) => used),
  });
  return rows[0].stored === 1;
}

/** A list as PostgreSQL writes it; drivers would look at each number on its own. */
function numberList<Row>(rows: readonly Row[], of: (row: Row) => number): string {
  return `{${rows.map(of).join(',')}}`;
}

/** Texts mean the same to every driver; dates in lists do not. */
function timeTexts(times: BatchTimes): Readonly<Record<keyof BatchTimes, string>> {
  const texts = Object.entries(times).map(([name, time]: [string, Date]) => [name, time.toISOString()]);
  return Object.fromEntries(texts);
}
