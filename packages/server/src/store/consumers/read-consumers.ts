import type { Knex } from 'knex';

export interface ConsumerRow {
  readonly id: number;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly team: string | null;
  readonly identifiedBy: readonly string[];
  readonly firstSeen: Date | null;
  readonly lastSeen: Date | null;
}

const details = (roots: string) => `
  WITH roots AS (${roots}),
  members AS (
    SELECT id AS root, id, name, identified_by FROM roots
    UNION ALL
    SELECT r.id, a.id, a.name, a.identified_by FROM roots r JOIN consumer a ON a.merged_into = r.id),
  seen AS (
    SELECT root, min(first_seen) AS first_seen, max(last_seen) AS last_seen
    FROM (
      SELECT root, first_seen, last_seen FROM members m JOIN edge e ON e.consumer_id = m.id
      UNION ALL
      SELECT root, first_seen, last_seen FROM members m JOIN usage_delta d ON d.consumer_id = m.id) times
    GROUP BY root)
  SELECT r.id, r.name, team.name AS team, seen.first_seen AS "firstSeen", seen.last_seen AS "lastSeen",
    ARRAY(SELECT name FROM members WHERE root = r.id AND id <> r.id ORDER BY name) AS aliases,
    ARRAY(SELECT DISTINCT method FROM members, unnest(identified_by) AS method WHERE root = r.id ORDER BY method)
      AS "identifiedBy"
  FROM roots r LEFT JOIN team ON team.id = r.team_id LEFT JOIN seen ON seen.root = r.id
  ORDER BY r.name`;

const PAGE = details('SELECT * FROM consumer WHERE merged_into IS NULL AND name > ? ORDER BY name LIMIT ?');
const ONE = details(
  'SELECT * FROM consumer WHERE id = (SELECT coalesce(merged_into, id) FROM consumer WHERE name = ?)',
);

/** Consumers after a name, in order of their names; aliases stand with those that they were merged into. */
export async function consumersAfter(knex: Knex, name: string, limit: number): Promise<readonly ConsumerRow[]> {
  return (await knex.raw(PAGE, [name, limit])).rows;
}

/** By its name or an alias. */
export async function consumerByName(knex: Knex, name: string): Promise<ConsumerRow | null> {
  return (await knex.raw(ONE, [name])).rows[0] ?? null;
}
