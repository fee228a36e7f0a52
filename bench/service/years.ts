import type { Knex } from 'knex';
import { maintainPartitions } from '../../packages/server/src/store/partitions.ts';
import { CALLS } from './generated.ts';
import { addNames } from './names.ts';

const DAYS = 730;
const DAY_MS = 86_400_000;
const KEEP_ALL = { hourDays: 90, dayDays: 800, healthDays: 400 } as const;
/** Instances of each service, heard of in every slot of this many days. */
const INSTANCES = 2;
const HEALTH_DAYS = 30;
/** And for so long those of the first service, of which there are as many as asked for. */
const WATCHED_DAYS = 365;

const KEY = 'service_id, operation_id, consumer_id, environment_id';
const COLUMNS = `api_version, consumer_version, provider_version, status, calls, latency_calls, latency_sum_ms,
  first_seen, last_seen`;
const values = (at: string) => `'', '', '', 2, 1 + e.operation_id % 90, 0, 0, ${at}, ${at}`;

export interface YearsSize {
  /** Of use, about. */
  readonly rows: number;
  /** Of the first service. */
  readonly instances: number;
}

/** Two years by day, the last day by hour, and who reported. Answers how many rows of use it became. */
export async function fillYears(knex: Knex, { rows, instances }: YearsSize, now: Date): Promise<number> {
  // Each call of it makes the months from the one before to three after.
  for (let back = DAYS + 30; back >= 0; back -= 90) {
    await maintainPartitions(knex, new Date(now.getTime() - back * DAY_MS), KEEP_ALL);
  }
  await addNames(knex);
  // A consumer calls some 27 operations, as many in each of a few services.
  await knex.raw(
    `INSERT INTO edge SELECT o.service_id, o.id, c.id, 1, '', 10, ?::timestamptz, ?::timestamptz, 45, ?::date, 2
     FROM operation o JOIN consumer c ON (o.id * ${CALLS.byOperation} + c.id * ${CALLS.byConsumer}) % ${CALLS.oneOf} = 0`,
    [new Date(now.getTime() - DAYS * DAY_MS), now, now],
  );
  const [edges] = await knex('edge').count({ count: '*' });
  const everyDays = Math.max(1, Math.round((Number(edges?.count) * DAYS) / rows));
  // By month, so that a statement of ten million rows does not have to fit.
  for (let from = DAYS; from > 0; from -= 30) {
    await knex.raw(
      `INSERT INTO usage_day (${KEY}, day, ${COLUMNS})
       SELECT e.service_id, e.operation_id, e.consumer_id, 1, d::date, ${values('d')}
       FROM edge e, generate_series(?::date - ?::int, ?::date - ?::int, interval '1 day') d
       WHERE (d::date - date '2000-01-01' + e.operation_id) % ?::int = 0`,
      [now, from, now, Math.max(1, from - 29), everyDays],
    );
  }
  await knex.raw(
    `INSERT INTO usage_month (${KEY}, month, ${COLUMNS})
     SELECT ${KEY}, date_trunc('month', day), '', '', '', 2, sum(calls)::bigint, 0, 0, min(first_seen), max(last_seen)
     FROM usage_day GROUP BY ${KEY}, date_trunc('month', day)`,
  );
  await knex.raw(
    `INSERT INTO usage_hour (${KEY}, hour, ${COLUMNS})
     SELECT e.service_id, e.operation_id, e.consumer_id, 1, h, ${values('h')}
     FROM edge e, generate_series(date_trunc('day', ?::timestamptz, 'UTC'), ?::timestamptz, interval '1 hour') h`,
    [now, now],
  );
  await fillHealth(knex, instances, now);
  await knex.raw('VACUUM (ANALYZE)');
  const { rows: counted } = await knex.raw(
    'SELECT (SELECT count(*) FROM usage_day) + (SELECT count(*) FROM usage_hour) AS count',
  );
  return Number(counted[0].count);
}

async function fillHealth(knex: Knex, instances: number, now: Date): Promise<void> {
  const since = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await knex.raw(
    `INSERT INTO source (service_id, environment_id, kind, instance, provider_version, sample_rate, first_seen, last_seen)
     SELECT s.id, 1, 'tracker', 'instance-' || n, '', 1,
       CASE WHEN s.id = 1 THEN ?::timestamptz ELSE ?::timestamptz END, ?::timestamptz
     FROM service s, generate_series(1, CASE WHEN s.id = 1 THEN ?::int ELSE ?::int END) n`,
    [since(WATCHED_DAYS), since(HEALTH_DAYS), now, instances, INSTANCES],
  );
  await knex.raw(
    `INSERT INTO source_health
       (slot, source_id, accepted, rejected, dropped, overflow, unmatched, anonymous, sample_rate)
     SELECT slot, source.id, 100, 0, 0, 0, 0, 0, 1
     FROM source, generate_series(date_bin('5 minutes', first_seen, '2000-01-01Z'), last_seen, interval '5 minutes') slot`,
  );
  await knex.raw(
    `INSERT INTO source_day
       (day, source_id, accepted, rejected, dropped, overflow, unmatched, anonymous, sample_rate, spoken)
     SELECT (slot AT TIME ZONE 'UTC')::date AS of_day, source_id, sum(accepted)::bigint, 0, 0, 0, 0, 0, 1,
       range_agg(tstzrange(slot, slot + interval '10 minutes'))
     FROM source_health GROUP BY of_day, source_id`,
  );
}
