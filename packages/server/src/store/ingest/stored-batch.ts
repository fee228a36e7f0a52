import type { Knex } from 'knex';
import type { UsageReceipt } from '../../generated/api.ts';

export interface StoredBatch {
  readonly bodyHash: string;
  readonly receipt: UsageReceipt;
}

/** What was answered to a batch when it was stored; null: its id is free. */
export async function storedBatch(knex: Knex, service: number, id: string): Promise<StoredBatch | null> {
  const { rows } = await knex.raw(
    `SELECT encode(body_hash, 'hex') AS "bodyHash", receipt FROM usage_batch WHERE service_id = ? AND batch_id = ?`,
    [service, id],
  );
  return rows[0] ?? null;
}
