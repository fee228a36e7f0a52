import type { Knex } from 'knex';
import type { Step } from './step.ts';

/** What guards the store against senders that make up names without end, and tells sampled times from full ones. */
export const ingestion: Step = {
  name: '0006-ingestion',
  up: async (knex: Knex) => {
    await knex.raw(`
      -- Names that a service was reported with: consumers, and versions, which have no table of their own.
      CREATE TABLE reported_name (
        service_id bigint NOT NULL REFERENCES service,
        kind text NOT NULL,
        name text NOT NULL,
        PRIMARY KEY (service_id, kind, name)
      );
      CREATE INDEX reported_name_by_name ON reported_name (kind, name);

      -- The smallest share of calls that was looked at in the slot.
      ALTER TABLE source_health ADD COLUMN sample_rate double precision NOT NULL DEFAULT 1;
    `);
  },
  down: async (knex: Knex) => {
    await knex.raw('ALTER TABLE source_health DROP COLUMN sample_rate');
    await knex.raw('DROP TABLE reported_name');
  },
};
