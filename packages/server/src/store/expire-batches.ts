import type { Knex } from 'knex';
import { alone } from './alone.ts';
import type { Outcome } from './fold.ts';

const SQL = `
  DELETE FROM usage_batch WHERE (service_id, batch_id) IN (
    SELECT service_id, batch_id FROM usage_batch WHERE keep_until < ? ORDER BY keep_until LIMIT ?)`;

/** Forgets the ids of batches that no sender may send again: a batch that old is refused by its age. */
export async function expireBatches(knex: Knex, now: Date, most: number): Promise<Outcome> {
  const done = await alone(knex, 'expiry', async (work) => (await work.raw(SQL, [now, most])).rowCount as number);
  if (done === null) return 'elsewhere';
  return done < most ? 'done' : 'more';
}
