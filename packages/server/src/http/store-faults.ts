import { ReadTookTooLong } from '../store/limited-read.ts';
import type { ProblemName } from './problem.ts';

/**
 * Classes of SQLSTATE by which a database says that it cannot do it now: connections, resources (a full disk), an
 * operator's intervention (statements that were ended by one or took too long among it), the system below, transactions
 * that were in each other's way or idle for too long.
 */
const CANNOT_NOW = /^(08|53|57|58|40|25P03)/;

/** Errors of sockets, of the pool, and of the thread of the embedded database. */
const GONE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

const WORDS = /Connection terminated|not queryable|Unable to acquire a connection|timeout|aborted/i;

/** What is told of a failure that is the store's; null: it is not. */
export function storeProblem(error: unknown): ProblemName | null {
  if (error instanceof ReadTookTooLong) return 'read-too-long';
  return isStoreDown(error) ? 'unavailable' : null;
}

/** Whether the store is out of order for now, so that the same request can be sent again. */
function isStoreDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (CANNOT_NOW.test(code) || GONE.has(code)) return true;
  return error.name === 'KnexTimeoutError' || (code === '' && WORDS.test(error.message));
}
