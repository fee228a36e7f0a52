import { sqlStep } from './step.ts';

/** Who is logged in. */
export const people = sqlStep(
  '0009-people',
  `
  -- The token itself is never stored: whoever reads this table cannot use a session.
  CREATE TABLE person_session (
    token_hash bytea PRIMARY KEY,
    person text NOT NULL,
    scopes text[] NOT NULL,
    rules_hash bytea NOT NULL,
    started_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL
  );
  CREATE INDEX ON person_session (ends_at);
  `,
  ['person_session'],
);
