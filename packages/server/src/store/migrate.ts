import { migrationSource } from '@contract-check/migrations';
import type { Knex } from 'knex';
import { waitingFor } from './alone.ts';
import { allowMs, LONGER_MS } from './patience.ts';

/**
 * Brings the tables up to date, in one transaction: who is killed has changed nothing, and leaves no lock behind. Of
 * several processes that start at once, one does it and the others wait.
 */
export async function migrate(knex: Knex): Promise<void> {
  await knex.transaction(async (work) => {
    await allowMs(work, LONGER_MS.migration);
    await waitingFor(work, 'migration');
    await work.migrate.latest({ migrationSource });
  });
}
