import type { Knex } from 'knex';

/** One change of the tables, made and undone in a transaction. */
export interface Step {
  /** Kept in the database for ever; `0001-registry`. */
  readonly name: string;
  up(knex: Knex): Promise<void>;
  down(knex: Knex): Promise<void>;
}

/** A step written in SQL that PostgreSQL 15 and later understand. Tables are dropped in the order given. */
export function sqlStep(name: string, up: string, dropped: readonly string[]): Step {
  return {
    name,
    up: async (knex) => {
      await knex.raw(up);
    },
    down: async (knex) => {
      for (const table of dropped) await knex.raw('DROP TABLE IF EXISTS ?? CASCADE', [table]);
    },
  };
}
