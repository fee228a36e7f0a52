import type { Knex } from 'knex';
import { alone } from './alone.ts';
import type { Chunk, Folded } from './fold-chunk.ts';
import { foldLatency } from './fold-latency.ts';
import { foldSurfaces } from './fold-surfaces.ts';
import { foldUsage } from './fold-usage.ts';

export interface FoldSettings {
  /** Rows of one transaction: on the embedded database, everybody waits behind it. */
  readonly chunkRows: number;
  /** Transactions of one table before another has its turn. */
  readonly mostChunks: number;
}

/** More: there is more to do at once. Elsewhere: another process is at it. */
export type Outcome = 'done' | 'more' | 'elsewhere';

const FOLDS = [foldUsage, foldLatency, foldSurfaces];
const START = '(0,0)';

/**
 * Moves deltas into hours, days, months and edges. A delta is deleted in the transaction that adds it, so that whoever reads
 * both sees it exactly once at any moment, and whatever is killed meanwhile has happened wholly or not at all.
 */
export async function foldDeltas(knex: Knex, settings: FoldSettings): Promise<Outcome> {
  let isMore = false;
  for (const fold of FOLDS) {
    const outcome = await foldTable(knex, fold, settings);
    // Going on with the next table could send away whoever is still at this one.
    if (outcome === 'elsewhere') return outcome;
    isMore ||= outcome === 'more';
  }
  return isMore ? 'more' : 'done';
}

async function foldTable(
  knex: Knex,
  fold: (work: Knex.Transaction, chunk: Chunk) => Promise<Folded>,
  { chunkRows, mostChunks }: FoldSettings,
): Promise<Outcome> {
  let from = START;
  for (let chunk = 0; chunk < mostChunks; chunk += 1) {
    const next = { from, rows: chunkRows };
    const folded = await alone(knex, 'fold', async (work) => {
      // A chunk is sorted in memory; most of what else is asked needs much less.
      await work.raw("SET LOCAL work_mem = '64MB'");
      return await fold(work, next);
    });
    if (folded === null) return 'elsewhere';
    if (folded.last === null || folded.rows < chunkRows) return 'done';
    from = folded.last;
  }
  return 'more';
}
