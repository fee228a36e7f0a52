import type { Knex } from 'knex';
import type { Span } from './read-window.ts';

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

/**
 * Sources speak once in five minutes at least; one slot may be missed. Silent is: a tracker between two of its slots, one
 * that had spoken before the time, until it speaks; and the service, when none of its trackers speaks. A tracker that
 * stops while others go on has ended.
 */
const SQL = `
  WITH sources AS (
    SELECT id, kind, instance, first_seen FROM source
    WHERE service_id = :service
      AND (CAST(:environments AS int[]) IS NULL OR environment_id = ANY(CAST(:environments AS int[])))),
  slots AS (
    SELECT s.id, s.kind, s.instance, s.first_seen, h.slot, h.dropped, h.rejected, h.overflow, h.unmatched, h.anonymous,
      h.sample_rate
    FROM sources s JOIN source_health h ON h.source_id = s.id
    WHERE h.slot > CAST(:from AS timestamptz) - interval '5 minutes' AND h.slot < CAST(:to AS timestamptz)),
  tracked AS (
    SELECT id, instance, slot + interval '5 minutes' AS spoken, lead(slot) OVER (PARTITION BY id ORDER BY slot) AS next
    FROM slots WHERE kind = 'tracker'),
  joint AS (
    SELECT instance, slot + interval '5 minutes' AS spoken,
      lead(slot, 1, CAST(:to AS timestamptz)) OVER (ORDER BY slot, instance) AS next
    FROM slots WHERE kind = 'tracker'),
  late AS (
    SELECT instance, CAST(:from AS timestamptz) AS spoken, min(slot) AS next
    FROM slots WHERE kind = 'tracker' AND first_seen < CAST(:from AS timestamptz) GROUP BY id, instance),
  silences AS (
    SELECT instance, spoken, next FROM tracked WHERE next - spoken > interval '5 minutes'
    UNION SELECT instance, spoken, next FROM joint WHERE next - spoken > interval '5 minutes'
    UNION SELECT instance, spoken, next FROM late WHERE next - spoken > interval '5 minutes')
  SELECT
    (SELECT min(first_seen) FROM sources) AS "reportingSince",
    count(DISTINCT id)::int AS sources, count(DISTINCT id) FILTER (WHERE kind = 'tracker')::int AS trackers,
    coalesce(sum(dropped), 0)::bigint AS dropped, coalesce(sum(rejected), 0)::bigint AS rejected,
    coalesce(sum(overflow), 0)::bigint AS overflow, coalesce(sum(unmatched), 0)::bigint AS unmatched,
    coalesce(sum(anonymous), 0)::bigint AS anonymous, coalesce(bool_or(sample_rate < 1), false) AS sampled,
    (SELECT coalesce(json_agg(json_build_object('instance', instance, 'from', spoken, 'to', next)), '[]') FROM (
      SELECT * FROM silences ORDER BY spoken, instance LIMIT ${MOST_SILENCES}) first) AS silences
  FROM slots`;

/** @param environments null: all */
export async function readCoverage(
  knex: Knex,
  { from, to }: Span,
  service: number,
  environments: readonly number[] | null,
): Promise<CoverageFacts> {
  const asked = { service, environments: environments as number[], from: from.toISOString(), to: to.toISOString() };
  const { silences, ...facts } = (await knex.raw(SQL, asked)).rows[0];
  const told = silences as { instance: string; from: string; to: string }[];
  return {
    ...facts,
    silences: told.map((each) => ({ instance: each.instance, from: new Date(each.from), to: new Date(each.to) })),
  };
}
