import type { Knex } from 'knex';

/**
 * Makes `alias`, and what was merged into it, names of `root`. Nothing that was counted is touched: readers follow
 * `merged_into`, which is never more than one step.
 */
export async function mergeConsumer(work: Knex.Transaction, root: number, alias: number): Promise<void> {
  await work.raw('UPDATE consumer SET merged_into = ? WHERE (id = ? OR merged_into = ?) AND id <> ?', [
    ...[root, alias, alias, root],
  ]);
}

export interface ConsumerNode {
  readonly id: number;
  readonly root: number;
}

/** Finds consumers by name, and keeps others from merging meanwhile. */
export async function lockedConsumer(work: Knex.Transaction, name: string): Promise<ConsumerNode | null> {
  await work.raw('LOCK TABLE consumer IN SHARE ROW EXCLUSIVE MODE');
  const { rows } = await work.raw('SELECT id, coalesce(merged_into, id) AS root FROM consumer WHERE name = ?', [name]);
  return rows[0] ?? null;
}
