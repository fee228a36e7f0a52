import type { Knex } from 'knex';
import type { Outcome } from './fold.ts';

/** Gives back the room of what was folded. No transaction can hold it. */
export async function vacuumDeltas(knex: Knex): Promise<Outcome> {
  await knex.raw('VACUUM usage_delta, latency_delta, surface_delta');
  return 'done';
}

/** The same for all tables, and counts what is in them, by which the planner chooses. */
export async function vacuumAll(knex: Knex): Promise<Outcome> {
  await knex.raw('VACUUM (ANALYZE)');
  return 'done';
}
