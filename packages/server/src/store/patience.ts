import type { Knex } from 'knex';

/** How long a statement may take where nobody said otherwise: all that reporting asks for takes milliseconds. */
export const USUAL_MS = 5000;
const SECOND = 1000;

/** What may take longer, each in a transaction of its own. */
export const LONGER_MS = { job: 600 * SECOND, migration: 86_400 * SECOND } as const;

/** By connection, until its transaction ends. */
const limits = new WeakMap<object, number>();

/** Lets the statements of a transaction take longer; the server ends those that take longer still (57014). */
export async function allowMs(work: Knex.Transaction, limitMs: number): Promise<void> {
  limits.set((await work.client.acquireConnection()) as object, limitMs);
  await work.raw(`SET LOCAL statement_timeout = ${limitMs}`);
}

/** Null: as usual. */
export function limitOf(connection: object): number | null {
  return limits.get(connection) ?? null;
}

/** When a transaction ends. */
export function asUsual(connection: object): void {
  limits.delete(connection);
}
