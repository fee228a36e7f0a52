import type { Knex } from 'knex';

/**
 * Takes from a consumer, and all that was merged into it, everything that tells who it is. Counts stay, under a name
 * made of its number.
 */
export async function eraseConsumer(work: Knex.Transaction, root: number, at: Date): Promise<void> {
  await work.raw(
    `WITH erased AS (SELECT id, name FROM consumer WHERE id = :root OR merged_into = :root),
     reported AS (DELETE FROM reported_name WHERE kind = 'consumer' AND name IN (SELECT name FROM erased)),
     expected AS (DELETE FROM expectation WHERE consumer_id IN (SELECT id FROM erased)),
     moved AS (UPDATE migration SET note = NULL WHERE consumer_id IN (SELECT id FROM erased))
     UPDATE consumer SET name = 'erased-' || consumer.id, team_id = NULL, identified_by = '{}',
       erased_at = CAST(:at AS timestamptz)
     FROM erased WHERE consumer.id = erased.id`,
    { root, at: at.toISOString() },
  );
}
