import type { InputProblem } from '@contract-check/core';
import type { Engine } from '../../engine.ts';
import { type LoadedSide, loadOpened, type OpenedSide } from '../../input/load-contract.ts';
import type { Io } from '../../io.ts';
import type { Progress } from '../../terminal/progress.ts';
import { type CompareOptions, compareAlone, compareSides, type Outcome } from '../compare-sides.ts';
import type { ContractComparison } from '../comparisons.ts';
import type { ThreadJob } from '../threads/thread-pool.ts';
import type { ContractPair, ContractSide } from './contract-pair.ts';
import type { ContractReader } from './contract-reader.ts';
import { bar } from './progress-bar.ts';

/** What came of one pair; no comparisons: something could not be read. */
export interface PairOutcome {
  readonly contracts: readonly ContractComparison[] | null;
  readonly problems: readonly InputProblem[];
  /** What was read, for the frames of problems. */
  readonly sides: readonly LoadedSide[];
}

/** A pair whose first texts are at hand. */
interface OpenedPair {
  readonly pair: ContractPair;
  readonly base: readonly OpenedSide[] | null;
  readonly revision: readonly OpenedSide[] | null;
}

/** In UTF-16 units of the two entries: less is compared before a thread has started. */
const LARGE = 400_000;
/**
 * So much for each thread, which has to load the engine and whose code is slow at first. On two cores two threads were
 * even at 8 million in all, and a fifth faster at 20 million.
 */
const WORTH_A_THREAD = 6_000_000;

/** Compares all pairs, the large ones on threads where there are several; in the order of the pairs. */
export async function comparePairs(
  pairs: readonly ContractPair[],
  reader: ContractReader,
  progress: Progress,
  io: Io,
  engine: Engine,
): Promise<readonly PairOutcome[]> {
  const run = new PairsRun(pairs, progress, io, engine);
  io.entering('compare');
  const large: { readonly index: number; readonly opened: OpenedPair }[] = [];
  for (const [index, pair] of pairs.entries()) {
    const opened = await open(pair, reader);
    if ('problems' in opened) run.done(index, opened);
    else if (isLarge(opened)) large.push({ index, opened });
    else run.done(index, await run.compare(opened));
  }
  await run.compareLarge(large);
  return run.outcomes();
}

class PairsRun {
  readonly #outcomes = new Map<number, PairOutcome>();

  constructor(
    readonly pairs: readonly ContractPair[],
    readonly progress: Progress,
    readonly io: Io,
    readonly engine: Engine,
  ) {}

  done(index: number, outcome: PairOutcome): void {
    this.#outcomes.set(index, outcome);
    this.progress.stage(bar(this.#outcomes.size, this.pairs.length));
  }

  outcomes(): readonly PairOutcome[] {
    return this.pairs.flatMap((_, index) => this.#outcomes.get(index) ?? []);
  }

  async compare({ pair, base, revision }: OpenedPair): Promise<PairOutcome> {
    const sides: LoadedSide[] = [];
    for (const opened of [base, revision]) {
      if (opened !== null) sides.push(await loadOpened(opened, this.engine, sides[0]?.contract ?? undefined));
    }
    const [only] = sides;
    const options: CompareOptions = {
      settings: pair.settings.comparison,
      contractName: pair.name,
      comparing: () => undefined,
    };
    if (sides.length === 2 || only === undefined) {
      return outcomeOf(pair, await compareSides(sides, options, this.engine), sides);
    }
    const is = base === null ? 'added' : 'removed';
    return outcomeOf(pair, await compareAlone(only, is, only.name, options, this.engine), sides);
  }

  async compareLarge(large: readonly { readonly index: number; readonly opened: OpenedPair }[]): Promise<void> {
    const total = large.reduce((sum, { opened }) => sum + sizeOf(opened), 0);
    const worth = Math.min(Math.floor(total / WORTH_A_THREAD), large.length);
    const count = worth < 2 ? 1 : Math.min(await this.io.threads.atOnce(), worth);
    if (count < 2) {
      for (const { index, opened } of large) this.done(index, await this.compare(opened));
      return;
    }
    const { compareOnThreads } = await import('../threads/thread-pool.ts');
    // The longest first, so that none is left for the end.
    const sorted = [...large].sort((one, other) => sizeOf(other.opened) - sizeOf(one.opened));
    const jobs = sorted.map(({ opened }) => jobOf(opened));
    await compareOnThreads(jobs, count, this.io, (at, outcome) => {
      const job = sorted[at];
      if (job === undefined) return;
      const { pair, base, revision } = job.opened;
      const read = [...(base ?? []), ...(revision ?? [])].map((side) => ({ ...side, contract: null, problems: [] }));
      this.done(job.index, outcomeOf(pair, outcome, read));
    });
  }
}

function outcomeOf(pair: ContractPair, { compared, problems }: Outcome, sides: readonly LoadedSide[]): PairOutcome {
  const { owner, policy } = pair.settings;
  const contracts = compared?.map((one) => ({ ...one, contract: pair.name, owner, policy })) ?? null;
  return { contracts, problems, sides };
}

async function open(pair: ContractPair, reader: ContractReader): Promise<OpenedPair | PairOutcome> {
  const opened = { base: await openSide(pair.base, reader), revision: await openSide(pair.revision, reader) };
  const failed = [opened.base, opened.revision].flatMap((side) => (side !== null && 'problems' in side ? [side] : []));
  if (failed.length > 0)
    return { contracts: null, problems: failed.flatMap(({ problems }) => problems), sides: failed };
  return { pair, ...(opened as Omit<OpenedPair, 'pair'>) };
}

async function openSide(
  side: ContractSide | null,
  reader: ContractReader,
): Promise<readonly OpenedSide[] | LoadedSide | null> {
  if (side === null) return null;
  const opened = await reader.open(side);
  return opened.ok ? opened.value : opened.error;
}

/** Two single texts that take their time. */
function isLarge(opened: OpenedPair): boolean {
  return opened.base?.length === 1 && opened.revision?.length === 1 && sizeOf(opened) >= LARGE;
}

function sizeOf({ base, revision }: OpenedPair): number {
  return [...(base ?? []), ...(revision ?? [])].reduce((sum, { entry }) => sum + entry.text.length, 0);
}

function jobOf({ pair, base, revision }: OpenedPair): ThreadJob {
  const [before, after] = [base?.[0], revision?.[0]];
  if (before === undefined || after === undefined) throw new Error('a job needs both sides');
  const side = ({ name, entry }: OpenedSide) => ({ name, entry });
  return {
    request: {
      type: 'compare',
      sides: { base: side(before), revision: side(after) },
      settings: pair.settings.comparison,
      contractName: pair.name,
    },
    opened: { base: before, revision: after },
  };
}
