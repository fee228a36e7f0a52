import type { Step } from './step.ts';

const deltas = ['usage_delta', 'latency_delta', 'surface_delta'];

/** Deltas come and go by the million: their room is given back after so many rows, not after a share of what was there. */
export const vacuum: Step = {
  name: '0007-vacuum',
  up: async (knex) => {
    for (const table of deltas)
      await knex.raw('ALTER TABLE ?? SET (autovacuum_vacuum_threshold = 50000, autovacuum_vacuum_scale_factor = 0)', [
        table,
      ]);
  },
  down: async (knex) => {
    for (const table of deltas)
      await knex.raw('ALTER TABLE ?? RESET (autovacuum_vacuum_threshold, autovacuum_vacuum_scale_factor)', [table]);
  },
};
