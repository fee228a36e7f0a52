/**
 * Classes of SQLSTATE by which a database says that it cannot do it now: connections, resources (a full disk), an
 * operator's intervention, the system below, transactions that were in each other's way.
 */
const CANNOT_NOW = /^(08|53|57P|58|40)/;

/** Errors of sockets, of the pool, and of the thread of the embedded database. */
const GONE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

const WORDS = /Connection terminated|Unable to acquire a connection|timeout|aborted/i;

/** Whether the store is out of order for now, so that the same request can be sent again. */
export function isStoreDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (CANNOT_NOW.test(code) || GONE.has(code)) return true;
  return error.name === 'KnexTimeoutError' || (code === '' && WORDS.test(error.message));
}
