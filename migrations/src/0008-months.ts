import { sqlStep } from './step.ts';

const KEY = 'service_id, operation_id, consumer_id, environment_id';
const REST = 'api_version, consumer_version, provider_version, status';

/** Counts by month, in few enough rows that years of them are read at once. */
export const months = sqlStep(
  '0008-months',
  `
  CREATE TABLE usage_month (LIKE usage_day);
  ALTER TABLE usage_month RENAME COLUMN day TO month;
  ALTER TABLE usage_month ADD PRIMARY KEY (${KEY}, month, ${REST});
  INSERT INTO usage_month (${KEY}, month, ${REST}, calls, latency_calls, latency_sum_ms, first_seen, last_seen)
  SELECT ${KEY}, date_trunc('month', day::timestamp)::date AS of_month, ${REST},
    sum(calls)::bigint, sum(latency_calls)::bigint, sum(latency_sum_ms), min(first_seen), max(last_seen)
  FROM usage_day GROUP BY ${KEY}, of_month, ${REST};
  `,
  ['usage_month'],
);
