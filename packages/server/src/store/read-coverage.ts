import type { Knex } from 'knex';
import { type Span, splitDays } from './read-window.ts';

interface Silence {
  readonly instance: string;
  readonly from: Date;
  readonly to: Date;
}

/** What the sources of a service said of a time. */
export interface CoverageFacts {
  readonly reportingSince: Date | null;
  readonly sources: number;
  /** Sources that count every call of an instance as it happens: only they can prove that there was none. */
  readonly trackers: number;
  readonly dropped: number;
  readonly rejected: number;
  readonly overflow: number;
  readonly unmatched: number;
  readonly anonymous: number;
  readonly sampled: boolean;
  /** Of trackers, in order of time. */
  readonly silences: readonly Silence[];
}

/** More tell nobody more. */
const MOST_SILENCES = 1000;

const OF_SOURCES = 'source_id = ANY(ARRAY(SELECT id FROM sources))';
const SUMS = `${['dropped', 'rejected', 'overflow', 'unmatched', 'anonymous']
  .map((name) => `sum(${name}) AS ${name}`)
  .join(', ')}, min(sample_rate) AS sample_rate`;

const slotsWhere = (isAsked: string) => `
    SELECT source_id, ${SUMS}, range_agg(tstzrange(slot, slot + interval '10 minutes')) AS spoken
    FROM source_health WHERE ${OF_SOURCES} AND ${isAsked}
    GROUP BY source_id`;

/**
 * Sources speak once in five minutes at least; one slot may be missed. Silent is: a tracker between two of its slots, one
 * that had spoken before the time, until it speaks; and the service, when none of its trackers speaks. A tracker that
 * stops while others go on has ended.
 *
 * Slots are many, so they are read only before and after whole days. What a source spoke in becomes one set of times,
 * ranges that touch united (`source_day.spoken`): what is left are runs, slots of a source that follow each other.
 */
const SQL = `
  WITH sources AS (
    SELECT id, kind, instance, first_seen FROM source
    WHERE service_id = :service
      AND (CAST(:environments AS int[]) IS NULL OR environment_id = ANY(CAST(:environments AS int[])))),
  told AS (
    SELECT source_id, ${SUMS}, range_agg(spoken) AS spoken
    FROM source_day WHERE ${OF_SOURCES} AND day >= CAST(:firstDay AS date) AND day < CAST(:endDay AS date)
    GROUP BY source_id
    UNION ALL
    ${slotsWhere("slot > CAST(:from AS timestamptz) - interval '5 minutes' AND slot < CAST(:headEnd AS timestamptz)")}
    UNION ALL
    ${slotsWhere('slot >= CAST(:tailStart AS timestamptz) AND slot < CAST(:to AS timestamptz)')}),
  heard AS (SELECT source_id AS id, ${SUMS}, range_agg(spoken) AS spoken FROM told GROUP BY source_id),
  runs AS (
    SELECT id, instance, first_seen, lower(run) AS start, upper(run) - interval '5 minutes' AS spoken
    FROM heard JOIN sources USING (id), unnest(heard.spoken) AS run WHERE kind = 'tracker'),
  tracked AS (
    SELECT instance, spoken, lead(start) OVER (PARTITION BY id ORDER BY start) AS next FROM runs),
  joint AS (
    SELECT lead(start, 1, CAST(:to AS timestamptz)) OVER (ORDER BY start, spoken) AS next,
      max(spoken) OVER (ORDER BY start, spoken) AS last_spoken
    FROM runs),
  late AS (
    SELECT instance, CAST(:from AS timestamptz) AS spoken, min(start) AS next
    FROM runs WHERE first_seen < CAST(:from AS timestamptz) GROUP BY id, instance),
  silences AS (
    SELECT instance, spoken, next FROM tracked WHERE next - spoken > interval '5 minutes'
    UNION SELECT (SELECT max(instance) FROM runs WHERE runs.spoken = last_spoken), last_spoken, next FROM joint
      WHERE next - last_spoken > interval '5 minutes'
    UNION SELECT instance, spoken, next FROM late WHERE next - spoken > interval '5 minutes')
  SELECT
    (SELECT min(first_seen) FROM sources) AS "reportingSince",
    count(*)::int AS sources, count(*) FILTER (WHERE kind = 'tracker')::int AS trackers,
    coalesce(sum(dropped), 0)::bigint AS dropped, coalesce(sum(rejected), 0)::bigint AS rejected,
    coalesce(sum(overflow), 0)::bigint AS overflow, coalesce(sum(unmatched), 0)::bigint AS unmatched,
    coalesce(sum(anonymous), 0)::bigint AS anonymous, coalesce(bool_or(sample_rate < 1), false) AS sampled,
    (SELECT coalesce(json_agg(json_build_object('instance', instance, 'from', spoken, 'to', next)), '[]') FROM (
      SELECT * FROM silences ORDER BY spoken, instance, next LIMIT ${MOST_SILENCES}) first) AS silences
  FROM heard JOIN sources USING (id)`;

/** @param environments null: all */
export async function readCoverage(
  knex: Knex,
  span: Span,
  service: number,
  environments: readonly number[] | null,
): Promise<CoverageFacts> {
  const { head, days, tail } = splitDays(span);
  const times = {
    ...{ from: span.from, headEnd: head.to, tailStart: tail.from, to: span.to },
    ...{ firstDay: days.from, endDay: days.to },
  };
  const texts = Object.fromEntries(Object.entries(times).map(([name, time]) => [name, time.toISOString()]));
  const asked = { service, environments: environments as number[], ...texts };
  const { silences, ...facts } = (await knex.raw(SQL, asked)).rows[0];
  const told = silences as { instance: string; from: string; to: string }[];
  return {
    ...facts,
    silences: told.map((each) => ({ instance: each.instance, from: new Date(each.from), to: new Date(each.to) })),
  };
}
