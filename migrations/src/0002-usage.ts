import { sqlStep } from './step.ts';

/** What all counts have in common, from the delta to the day. */
const COUNTS = `
    service_id bigint NOT NULL,
    operation_id bigint NOT NULL,
    consumer_id bigint NOT NULL,
    environment_id integer NOT NULL,
    api_version text NOT NULL,
    consumer_version text NOT NULL,
    provider_version text NOT NULL,
    status smallint NOT NULL,
    calls bigint NOT NULL,
    latency_calls bigint NOT NULL,
    latency_sum_ms double precision NOT NULL,
    first_seen timestamptz NOT NULL,
    last_seen timestamptz NOT NULL`;

const KEY = 'service_id, operation_id, consumer_id, environment_id';
const REST = 'api_version, consumer_version, provider_version, status';

/**
 * What was counted. Batches are appended to `usage_delta` together with their id, and folded into hours and days later;
 * whoever reads adds what is not folded yet, so that counts are exact at once.
 */
export const usage = sqlStep(
  '0002-usage',
  `
  -- One row for each batch that was acknowledged, as long as a retry could come.
  CREATE TABLE usage_batch (
    service_id bigint NOT NULL REFERENCES service,
    batch_id text NOT NULL,
    body_hash bytea NOT NULL,
    receipt jsonb NOT NULL,
    received_at timestamptz NOT NULL,
    keep_until timestamptz NOT NULL,
    PRIMARY KEY (service_id, batch_id)
  );
  CREATE INDEX usage_batch_keep_until ON usage_batch (keep_until);

  -- No index and no keys: appending is all that happens to it until it is folded.
  CREATE TABLE usage_delta (
    hour timestamptz NOT NULL, ${COUNTS}
  );

  CREATE TABLE usage_hour (
    hour timestamptz NOT NULL, ${COUNTS},
    PRIMARY KEY (${KEY}, hour, ${REST})
  ) PARTITION BY RANGE (hour);

  CREATE TABLE usage_day (
    day date NOT NULL, ${COUNTS},
    PRIMARY KEY (${KEY}, day, ${REST})
  ) PARTITION BY RANGE (day);

  -- Logarithmic histograms, mergeable by adding: bucket n holds calls of up to 2^(n/2) ms, 32767 those beyond all bounds.
  CREATE TABLE latency_delta (
    hour timestamptz NOT NULL,
    service_id bigint NOT NULL,
    operation_id bigint NOT NULL,
    environment_id integer NOT NULL,
    provider_version text NOT NULL,
    bucket smallint NOT NULL,
    calls bigint NOT NULL
  );

  CREATE TABLE latency_hour (
    hour timestamptz NOT NULL,
    service_id bigint NOT NULL,
    operation_id bigint NOT NULL,
    environment_id integer NOT NULL,
    provider_version text NOT NULL,
    bucket smallint NOT NULL,
    calls bigint NOT NULL,
    PRIMARY KEY (service_id, operation_id, environment_id, hour, provider_version, bucket)
  ) PARTITION BY RANGE (hour);

  -- Who has ever called what. Never expires: the monthly job and the yearly report are known by it.
  CREATE TABLE edge (
    service_id bigint NOT NULL REFERENCES service,
    operation_id bigint NOT NULL REFERENCES operation,
    consumer_id bigint NOT NULL REFERENCES consumer,
    environment_id integer NOT NULL REFERENCES environment,
    api_version text NOT NULL,
    calls bigint NOT NULL,
    first_seen timestamptz NOT NULL,
    last_seen timestamptz NOT NULL,
    -- Days on which it called, and the longest time between two of them.
    call_days integer NOT NULL,
    last_day date NOT NULL,
    longest_gap_days integer NOT NULL,
    PRIMARY KEY (${KEY}, api_version)
  );
  CREATE INDEX edge_by_consumer ON edge (consumer_id, service_id);

  CREATE TABLE surface_delta (
    day date NOT NULL,
    service_id bigint NOT NULL,
    surface_id bigint NOT NULL,
    consumer_id bigint NOT NULL,
    environment_id integer NOT NULL,
    grade text NOT NULL,
    tracked bigint NOT NULL,
    used bigint NOT NULL,
    last_used timestamptz
  );

  CREATE TABLE surface_day (
    day date NOT NULL,
    service_id bigint NOT NULL,
    surface_id bigint NOT NULL,
    consumer_id bigint NOT NULL,
    environment_id integer NOT NULL,
    grade text NOT NULL,
    tracked bigint NOT NULL,
    used bigint NOT NULL,
    last_used timestamptz,
    PRIMARY KEY (service_id, surface_id, consumer_id, environment_id, grade, day)
  ) PARTITION BY RANGE (day);

  -- Where reports come from: one instance of a program.
  CREATE TABLE source (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    service_id bigint NOT NULL REFERENCES service,
    environment_id integer NOT NULL REFERENCES environment,
    kind text NOT NULL,
    instance text NOT NULL,
    provider_version text NOT NULL,
    sample_rate double precision NOT NULL,
    first_seen timestamptz NOT NULL,
    last_seen timestamptz NOT NULL,
    UNIQUE (service_id, environment_id, kind, instance)
  );

  -- By this, silence is told from blindness.
  CREATE TABLE source_health (
    slot timestamptz NOT NULL,
    source_id bigint NOT NULL,
    accepted bigint NOT NULL,
    rejected bigint NOT NULL,
    dropped bigint NOT NULL,
    overflow bigint NOT NULL,
    unmatched bigint NOT NULL,
    anonymous bigint NOT NULL,
    PRIMARY KEY (source_id, slot)
  ) PARTITION BY RANGE (slot);
  `,
  [
    ...[
      'source_health',
      'source',
      'surface_day',
      'surface_delta',
      'edge',
      'latency_hour',
      'latency_delta',
      'usage_day',
    ],
    ...['usage_hour', 'usage_delta', 'usage_batch'],
  ],
);
