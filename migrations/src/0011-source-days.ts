import { sqlStep } from './step.ts';

const COUNTS = ['accepted', 'rejected', 'dropped', 'overflow', 'unmatched', 'anonymous'];

/**
 * The health of sources by day, in few enough rows that a year of many instances is read at once. `spoken` holds ten
 * minutes from the start of each slot of five: of two slots one may be missed, so ranges that touch are one time in which
 * the source was not silent, whatever order they were added in.
 */
export const sourceDays = sqlStep(
  '0011-source-days',
  `
  CREATE TABLE source_day (
    day date NOT NULL,
    source_id bigint NOT NULL,
    ${COUNTS.map((name) => `${name} bigint NOT NULL,`).join('\n    ')}
    sample_rate double precision NOT NULL,
    spoken tstzmultirange NOT NULL,
    PRIMARY KEY (source_id, day)
  ) WITH (fillfactor = 50);
  INSERT INTO source_day (day, source_id, ${COUNTS.join(', ')}, sample_rate, spoken)
  SELECT (slot AT TIME ZONE 'UTC')::date AS of_day, source_id,
    ${COUNTS.map((name) => `sum(${name})::bigint`).join(', ')}, min(sample_rate),
    range_agg(tstzrange(slot, slot + interval '10 minutes'))
  FROM source_health GROUP BY of_day, source_id;
  `,
  ['source_day'],
);
