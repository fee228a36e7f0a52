import type { Knex } from 'knex';
import { type Health, heardOf, type Reporter } from './store-batch.ts';

const SQL = `
  WITH batch AS (SELECT CAST(:service AS bigint) AS service_id), ${heardOf('batch')}
  SELECT 1`;

/** Notes that a source is alive. */
export async function storeHeartbeat(
  knex: Knex,
  { at, slot, health, ...reporter }: Reporter & { readonly at: Date; readonly slot: Date; readonly health: Health },
): Promise<void> {
  const [seen, only] = [at.toISOString(), slot.toISOString()];
  await knex.raw(SQL, { ...reporter, ...health, from: seen, to: seen, firstSlot: only, lastSlot: only });
}
