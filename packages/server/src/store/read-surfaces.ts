import type { Knex } from 'knex';
import type { Filter } from './read-filter.ts';
import type { Span } from './read-window.ts';

/** What is known of one parameter or member, as one consumer uses it. */
export interface SurfaceRow {
  readonly surface: string;
  readonly consumer: string;
  readonly grade: string;
  /** Calls for which it was looked at. */
  readonly tracked: number;
  readonly used: number;
  readonly lastUsed: Date | null;
}

const PART = (table: string) => `
  SELECT d.surface_id, d.consumer_id, d.grade, d.tracked, d.used, d.last_used FROM ${table} d
  WHERE d.service_id = ANY(:services::bigint[])
    AND d.surface_id IN (SELECT id FROM surface WHERE operation_id = ANY(:operations::bigint[]))
    AND d.day >= :from::date AND d.day < :to::date
    AND (:environments::int[] IS NULL OR d.environment_id = ANY(:environments::int[]))`;

const SQL = `
  SELECT s.path AS surface, root.name AS consumer, u.grade,
    sum(u.tracked)::bigint AS tracked, sum(u.used)::bigint AS used, max(u.last_used) AS "lastUsed"
  FROM (${PART('surface_day')} UNION ALL ${PART('surface_delta')}) u
  JOIN surface s ON s.id = u.surface_id
  JOIN consumer c ON c.id = u.consumer_id
  JOIN consumer root ON root.id = coalesce(c.merged_into, c.id)
  GROUP BY s.id, root.id, u.grade
  ORDER BY s.path, root.name, u.grade`;

/**
 * The use of parameters and members of operations, exact at once. It is kept by day: days that the span touches count.
 *
 * @param filter with services and operations
 */
export async function readSurfaceUse(knex: Knex, span: Span, filter: Filter): Promise<readonly SurfaceRow[]> {
  const { services, operations, environments } = filter;
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const from = day(span.from.getTime());
  // The day after the last moment inside.
  const to = day(span.to.getTime() - 1 + 86_400_000);
  return (await knex.raw(SQL, { services, operations, environments, from, to })).rows;
}
