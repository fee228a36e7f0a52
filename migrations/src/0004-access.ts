import { sqlStep } from './step.ts';

/** Who may do what, and who did. */
export const access = sqlStep(
  '0004-access',
  `
  -- The secret itself is never stored: whoever reads this table cannot use a key.
  CREATE TABLE api_key (
    id text PRIMARY KEY,
    name text NOT NULL,
    secret_hash bytea NOT NULL,
    scopes text[] NOT NULL,
    service_id bigint REFERENCES service,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz,
    successor text REFERENCES api_key
  );

  CREATE TABLE audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    detail jsonb NOT NULL DEFAULT '{}'
  );
  `,
  ['audit', 'api_key'],
);
