import type { ServiceContext } from '../http/handler.ts';
import { expireBatches } from '../store/expire-batches.ts';
import { foldDeltas } from '../store/fold.ts';
import { maintainPartitions, type Retention } from '../store/partitions.ts';
import { expireSessions } from '../store/person-sessions.ts';
import { vacuumAll, vacuumDeltas } from '../store/vacuum.ts';
import type { Job } from './runner.ts';

const HOUR_MS = 3_600_000;
const FOLD_EVERY_MS = 5000;

/** The embedded database has one connection: whoever reports meanwhile waits for one chunk. */
const EMBEDDED_CHUNK_ROWS = 2000;
/** A server goes on beside it, and of many rows more are of one key, which is written once. */
const CHUNK_ROWS = 200_000;
const MOST_CHUNKS = 10;
const MOST_BATCHES = 10_000;

type Parts = Pick<ServiceContext, 'knex' | 'isEmbedded' | 'now'>;

/** What the service does in the background, in the order in which it is done when all is due. */
export function serviceJobs({ knex, isEmbedded, now }: Parts, retention: Retention): readonly Job[] {
  const fold = { chunkRows: isEmbedded ? EMBEDDED_CHUNK_ROWS : CHUNK_ROWS, mostChunks: MOST_CHUNKS };
  // A server does it by itself, in the background.
  const vacuums: readonly Job[] = [
    { name: 'vacuum', everyMs: HOUR_MS / 12, run: () => vacuumDeltas(knex) },
    { name: 'analyze', everyMs: HOUR_MS * 24, run: () => vacuumAll(knex) },
  ];
  return [
    { name: 'partitions', everyMs: HOUR_MS, run: () => maintainPartitions(knex, now(), retention) },
    { name: 'fold', everyMs: FOLD_EVERY_MS, run: () => foldDeltas(knex, fold) },
    { name: 'expiry', everyMs: HOUR_MS, run: () => expireBatches(knex, now(), MOST_BATCHES) },
    { name: 'sessions', everyMs: HOUR_MS, run: () => expireSessions(knex, now()) },
    ...(isEmbedded ? vacuums : []),
  ];
}
