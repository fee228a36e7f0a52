import type { Knex } from 'knex';
import type { Step } from './step.ts';

const ROLLED_UP = ['usage_hour', 'latency_hour', 'usage_day', 'surface_day', 'source_health'];

/** Tables whose rows are added to again and again: the months of the first, and these. */
async function rolledUp(knex: Knex): Promise<string[]> {
  const { rows } = await knex.raw(
    `SELECT i.inhrelid::regclass::text AS name FROM pg_inherits i
     WHERE i.inhparent = ANY (CAST(:tables AS regclass[]))`,
    { tables: ROLLED_UP },
  );
  return [...(rows as { name: string }[]).map(({ name }) => name), 'usage_month', 'edge'];
}

/**
 * Half of each page stays free: a row that is added to has its next version beside it, and no index is written. Folding
 * then takes half the time. Holds for what is written from now on; new months are made so.
 */
export const roomForUpdates: Step = {
  name: '0010-room-for-updates',
  up: async (knex) => {
    for (const table of await rolledUp(knex)) await knex.raw('ALTER TABLE ?? SET (fillfactor = 50)', [table]);
  },
  down: async (knex) => {
    for (const table of await rolledUp(knex)) await knex.raw('ALTER TABLE ?? RESET (fillfactor)', [table]);
  },
};
