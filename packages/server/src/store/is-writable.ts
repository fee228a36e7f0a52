import type { Knex } from 'knex';

const PATIENCE_MS = 2000;

/** Whether something could be stored now: the database answers, and is no copy that is only read. */
export async function isWritable(knex: Knex): Promise<boolean> {
  try {
    const { rows } = await knex
      .raw("SELECT current_setting('transaction_read_only') = 'off' AS writable")
      .timeout(PATIENCE_MS);
    return rows[0]?.writable === true;
  } catch {
    return false;
  }
}
