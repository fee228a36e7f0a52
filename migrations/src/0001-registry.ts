import { sqlStep } from './step.ts';

/** Who offers and who calls, under which names; what was published; what runs where. */
export const registry = sqlStep(
  '0001-registry',
  `
  CREATE TABLE team (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE
  );

  CREATE TABLE service (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    team_id bigint REFERENCES team,
    description text,
    compatibility text NOT NULL DEFAULT 'none',
    created_at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE environment (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE
  );

  -- An alias is a consumer of its own that points to the one it belongs to: the past is re-attributed by following it.
  CREATE TABLE consumer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    merged_into bigint REFERENCES consumer,
    team_id bigint REFERENCES team,
    identified_by text[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    erased_at timestamptz
  );
  CREATE INDEX consumer_merged_into ON consumer (merged_into) WHERE merged_into IS NOT NULL;

  CREATE TABLE operation (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    service_id bigint NOT NULL REFERENCES service,
    key text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (service_id, key)
  );

  -- A parameter or member of an operation.
  CREATE TABLE surface (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    operation_id bigint NOT NULL REFERENCES operation,
    path text NOT NULL,
    UNIQUE (operation_id, path)
  );

  CREATE TABLE document (
    digest bytea PRIMARY KEY,
    text text NOT NULL
  );

  CREATE TABLE contract_version (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    service_id bigint NOT NULL REFERENCES service,
    version text NOT NULL,
    digest bytea NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    branch text,
    commit_id text,
    published_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (service_id, version)
  );
  CREATE INDEX contract_version_newest ON contract_version (service_id, published_at DESC, id DESC);

  CREATE TABLE contract_document (
    contract_version_id bigint NOT NULL REFERENCES contract_version ON DELETE CASCADE,
    position integer NOT NULL,
    path text NOT NULL,
    digest bytea NOT NULL REFERENCES document,
    PRIMARY KEY (contract_version_id, position)
  );

  CREATE TABLE contract_operation (
    contract_version_id bigint NOT NULL REFERENCES contract_version ON DELETE CASCADE,
    operation_id bigint NOT NULL REFERENCES operation,
    method text NOT NULL,
    path text NOT NULL,
    operation_name text,
    PRIMARY KEY (contract_version_id, operation_id)
  );
  CREATE INDEX contract_operation_by_operation ON contract_operation (operation_id);

  CREATE TABLE deployment (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    service_id bigint NOT NULL REFERENCES service,
    environment_id integer NOT NULL REFERENCES environment,
    version text NOT NULL,
    instance text NOT NULL DEFAULT '',
    live_from timestamptz NOT NULL,
    live_to timestamptz
  );
  CREATE UNIQUE INDEX deployment_live ON deployment (service_id, environment_id, version, instance)
    WHERE live_to IS NULL;
  `,
  [
    ...[
      'deployment',
      'contract_operation',
      'contract_document',
      'contract_version',
      'document',
      'surface',
      'operation',
    ],
    ...['consumer', 'environment', 'service', 'team'],
  ],
);
