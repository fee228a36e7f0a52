import type { Knex } from 'knex';
import { type Chunk, type Folded, OF_CHUNK, takenFrom } from './fold-chunk.ts';

const KEY = 'service_id, surface_id, consumer_id, environment_id, grade, day';

const SQL = `
  WITH ${takenFrom('surface_delta')}, days AS (
    INSERT INTO surface_day (${KEY}, tracked, used, last_used)
    SELECT ${KEY}, sum(tracked)::bigint, sum(used)::bigint, max(last_used) FROM taken GROUP BY ${KEY} ORDER BY ${KEY}
    ON CONFLICT (${KEY}) DO UPDATE SET
      tracked = surface_day.tracked + excluded.tracked,
      used = surface_day.used + excluded.used,
      last_used = greatest(surface_day.last_used, excluded.last_used))
  SELECT ${OF_CHUNK}`;

/** Adds a chunk of uses of parameters and members to their days. */
export async function foldSurfaces(work: Knex, { from, rows }: Chunk): Promise<Folded> {
  return (await work.raw(SQL, [from, rows])).rows[0];
}
