import type { Knex } from 'knex';

interface Failure {
  /** As the driver tells it: a full disk is 53100. */
  readonly code: string;
  /** Before: nothing reaches the database. After: it was done, and nobody is told. */
  readonly when: 'before' | 'after';
}

/** A database whose next storing of a batch fails as told. */
export function failingDatabase(knex: Knex): { readonly knex: Knex; fail(failure: Failure): void } {
  let next: Failure | null = null;
  const raw = async (sql: string, bindings: Knex.RawBinding[]) => {
    const failure = sql.includes('INSERT INTO usage_batch') ? next : null;
    if (failure === null) return knex.raw(sql, bindings);
    next = null;
    if (failure.when === 'after') await knex.raw(sql, bindings);
    throw Object.assign(new Error('a fault of the test'), { code: failure.code });
  };
  const failing = new Proxy(knex, { get: (target, name) => (name === 'raw' ? raw : Reflect.get(target, name)) });
  return {
    knex: failing,
    fail: (failure) => {
      next = failure;
    },
  };
}
