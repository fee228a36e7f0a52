import type { Knex } from 'knex';
import { allowMs, LONGER_MS } from './patience.ts';

/** What only one process at a time may do, of all that share a database. Numbers are never used again. */
const TASKS = { partitions: 1, fold: 2, expiry: 3, migration: 4, sessions: 5 } as const;

/** Says that the locks are ours, should others lock on the same server: "cchk". */
const OURS = 0x6363686b;

/**
 * Does it in a transaction, unless another process is doing it: then the answer is null. The lock ends with the
 * transaction, and so with the connection of whoever dies.
 */
export async function alone<Result>(
  knex: Knex,
  task: keyof typeof TASKS,
  work: (transaction: Knex.Transaction) => Promise<Result>,
): Promise<Result | null> {
  return await knex.transaction(async (transaction) => {
    await allowMs(transaction, LONGER_MS.job);
    const asked = 'SELECT pg_try_advisory_xact_lock(?, ?) AS taken';
    const { rows } = await transaction.raw(asked, [OURS, TASKS[task]]);
    return rows[0]?.taken === true ? await work(transaction) : null;
  });
}

/** The same, but the one that comes second waits for the transaction of the first to end. */
export async function waitingFor(transaction: Knex.Transaction, task: keyof typeof TASKS): Promise<void> {
  await transaction.raw('SELECT pg_advisory_xact_lock(?, ?)', [OURS, TASKS[task]]);
}
