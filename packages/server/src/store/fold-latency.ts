import type { Knex } from 'knex';
import { type Chunk, type Folded, OF_CHUNK, takenFrom } from './fold-chunk.ts';

const KEY = 'service_id, operation_id, environment_id, hour, provider_version, bucket';

// Sorted: two who add to the same rows in different orders would wait for each other for ever.
const SQL = `
  WITH ${takenFrom('latency_delta')}, hours AS (
    INSERT INTO latency_hour (${KEY}, calls)
    SELECT ${KEY}, sum(calls)::bigint FROM taken GROUP BY ${KEY} ORDER BY ${KEY}
    ON CONFLICT (${KEY}) DO UPDATE SET calls = latency_hour.calls + excluded.calls)
  SELECT ${OF_CHUNK}`;

/** Adds a chunk of histograms to their hours. */
export async function foldLatency(work: Knex, { from, rows }: Chunk): Promise<Folded> {
  return (await work.raw(SQL, [from, rows])).rows[0];
}
