import { sqlStep } from './step.ts';

/** What was agreed and decided: expectations, lifecycle, checks; and what is to be told to others. */
export const decisions = sqlStep(
  '0003-decisions',
  `
  CREATE TABLE expectation (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer_id bigint NOT NULL REFERENCES consumer,
    consumer_version text NOT NULL,
    service_id bigint NOT NULL REFERENCES service,
    operation_id bigint NOT NULL REFERENCES operation,
    sends text[] NOT NULL DEFAULT '{}',
    reads text[] NOT NULL DEFAULT '{}',
    environments text[] NOT NULL DEFAULT '{}',
    declared_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (consumer_id, consumer_version, operation_id)
  );
  CREATE INDEX expectation_by_operation ON expectation (operation_id);

  -- The subject is an operation, or one version of it where versions are told by header, media type or parameter.
  CREATE TABLE lifecycle_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    service_id bigint NOT NULL REFERENCES service,
    operation_id bigint NOT NULL REFERENCES operation,
    api_version text NOT NULL DEFAULT '',
    state text NOT NULL,
    at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    author text NOT NULL,
    reason text NOT NULL,
    sunset timestamptz,
    successor text,
    documentation text
  );
  CREATE INDEX lifecycle_event_newest ON lifecycle_event (operation_id, api_version, at DESC, id DESC);

  CREATE TABLE brown_out (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    operation_id bigint NOT NULL REFERENCES operation,
    api_version text NOT NULL DEFAULT '',
    environment_id integer NOT NULL REFERENCES environment,
    opens timestamptz NOT NULL,
    closes timestamptz NOT NULL,
    delay_ms integer NOT NULL,
    fail_share double precision NOT NULL,
    consumers bigint[],
    aborted_at timestamptz,
    aborted_because text,
    CHECK (closes > opens)
  );

  -- Which consumer has agreed to move, and where it stands.
  CREATE TABLE migration (
    operation_id bigint NOT NULL REFERENCES operation,
    api_version text NOT NULL DEFAULT '',
    consumer_id bigint NOT NULL REFERENCES consumer,
    state text NOT NULL,
    author text NOT NULL,
    at timestamptz NOT NULL,
    note text,
    PRIMARY KEY (operation_id, api_version, consumer_id)
  );

  CREATE TABLE contract_check (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    service_id bigint NOT NULL REFERENCES service,
    base_version text NOT NULL,
    revision text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    verdict jsonb NOT NULL
  );
  CREATE INDEX contract_check_newest ON contract_check (service_id, at DESC);

  CREATE TABLE check_finding (
    contract_check_id bigint NOT NULL REFERENCES contract_check ON DELETE CASCADE,
    fingerprint text NOT NULL,
    effect text NOT NULL,
    rule text NOT NULL,
    PRIMARY KEY (contract_check_id, fingerprint)
  );

  CREATE TABLE approval (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    service_id bigint NOT NULL REFERENCES service,
    fingerprint text NOT NULL,
    author text NOT NULL,
    reason text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    until date
  );

  -- What is to be told to other systems, written in the transaction that decides it.
  CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic text NOT NULL,
    payload jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    attempts integer NOT NULL DEFAULT 0,
    next_attempt timestamptz NOT NULL DEFAULT now(),
    delivered_at timestamptz
  );
  CREATE INDEX outbox_waiting ON outbox (next_attempt) WHERE delivered_at IS NULL;
  `,
  [
    ...['outbox', 'approval', 'check_finding', 'contract_check', 'migration', 'brown_out', 'lifecycle_event'],
    'expectation',
  ],
);
