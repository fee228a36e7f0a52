import type { Knex } from 'knex';
import { allowMs } from './patience.ts';

interface LimitedReadParts {
  readonly knex: Knex;
  readonly isEmbedded: boolean;
  readonly settings: { readonly readSeconds: number };
}

/** What was asked for takes longer than the settings allow. */
export class ReadTookTooLong extends Error {
  constructor() {
    super('a reading took longer than it may');
  }
}

/** SQLSTATE of a statement that was ended from outside, by its time limit too. */
const ENDED = '57014';

/**
 * Reads in one transaction that cannot write. Throws `ReadTookTooLong` when `readSeconds` have passed, the wait for a
 * connection included. A server ends the statement then. The embedded database cannot: it has no clock that could
 * interrupt it, so the statement goes on, and whoever comes next waits for its end.
 */
export async function limitedRead<Result>(
  parts: LimitedReadParts,
  read: (knex: Knex) => Promise<Result>,
): Promise<Result> {
  const limitMs = Math.max(1, Math.ceil(parts.settings.readSeconds * 1000));
  const limit = limitOf(limitMs);
  const reading = parts.knex.transaction(
    async (work) => {
      // Nobody waits for it any more.
      if (limit.isOver()) throw new ReadTookTooLong();
      if (!parts.isEmbedded) await allowMs(work, limitMs);
      return await read(work);
    },
    { readOnly: true },
  );
  try {
    return await Promise.race([reading, limit.passed]);
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === ENDED ? new ReadTookTooLong() : error;
  } finally {
    limit.end();
    // Where the limit came first, nobody else hears how it ends.
    reading.catch(() => undefined);
  }
}

function limitOf(limitMs: number): { isOver(): boolean; readonly passed: Promise<never>; end(): void } {
  let isOver = false;
  let timer: NodeJS.Timeout;
  const passed = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      isOver = true;
      reject(new ReadTookTooLong());
    }, limitMs);
  });
  return { isOver: () => isOver, passed, end: () => clearTimeout(timer) };
}
