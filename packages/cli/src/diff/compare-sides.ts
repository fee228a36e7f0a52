import type { Comparison, Contract, DiffOptions, InputProblem } from '@contract-check/core';
import type { ComparisonSettings } from '../config/settings.ts';
import type { Engine } from '../engine.ts';
import { isRead, type LoadedSide, type ReadSide } from '../input/load-contract.ts';
import { distinct } from '../input/tell-problems.ts';
import { asErrors, strictProblems } from './strict-input.ts';

/** Two contracts, and what is different. */
export interface Compared {
  /** What people call the base. */
  readonly name: string;
  readonly base: Contract;
  readonly revision: Contract;
  readonly comparison: Comparison;
}

/** What came of comparing: null when a side cannot be read, or is refused; then `problems` say why. */
export interface Outcome {
  readonly compared: readonly Compared[] | null;
  readonly problems: readonly InputProblem[];
}

export interface CompareOptions {
  readonly settings: ComparisonSettings;
  /** Enters the fingerprints; empty for contracts that have no name. */
  readonly contractName: string;
  /** Told when all is read. */
  readonly comparing: () => void;
}

/** Compares each base with the revision, which stands last. */
export function compareSides(sides: readonly LoadedSide[], options: CompareOptions, engine: Engine): Promise<Outcome> {
  return outcomeOf(sides, options, engine, async (read, diffOptions) => {
    const revision = read.at(-1)?.contract;
    if (revision === undefined) return [];
    const compared: Compared[] = [];
    // One after another: each takes the whole processor.
    for (const { name, contract } of read.slice(0, -1)) {
      const comparison = await engine.diffContracts(contract, revision, diffOptions);
      compared.push({ name, base: contract, revision, comparison });
    }
    return compared;
  });
}

/** Judges a contract that stands on one side alone; `where` names the place that is empty. */
export function compareAlone(
  side: LoadedSide,
  is: 'added' | 'removed',
  where: string,
  options: CompareOptions,
  engine: Engine,
): Promise<Outcome> {
  return outcomeOf([side], options, engine, async (read, diffOptions) => {
    const [only] = read;
    if (only === undefined) return [];
    const { name, contract } = only;
    const absent = engine.absentContract(contract, where);
    if (is === 'added') {
      const comparison = await engine.contractAdded(contract, diffOptions);
      return [{ name: where, base: absent, revision: contract, comparison }];
    }
    const comparison = await engine.contractRemoved(contract, diffOptions);
    return [{ name, base: contract, revision: absent, comparison }];
  });
}

async function outcomeOf(
  sides: readonly LoadedSide[],
  { settings, contractName, comparing }: CompareOptions,
  engine: Engine,
  compare: (sides: readonly ReadSide[], options: DiffOptions) => Promise<readonly Compared[]>,
): Promise<Outcome> {
  const { strictInput, ...reading } = settings;
  const read = sides.filter(isRead);
  const invalid = strictInput && read.length === sides.length ? await strictProblems(sides, engine) : [];
  const problems = distinct([...sides.flatMap((side) => side.problems), ...invalid]);
  const refused = (): Outcome => ({ compared: null, problems: strictInput ? asErrors(problems, isRefused) : problems });
  if (read.length < sides.length || (strictInput && problems.some(isRefused))) return refused();
  comparing();
  const { loadValidator } = engine;
  const compared = await compare(read, { ...reading, contractName, loadValidator });
  const notices = distinct([...problems, ...compared.flatMap(({ comparison }) => comparison.notices)]);
  if (strictInput && notices.some(isRefused)) return { compared: null, problems: asErrors(notices, isRefused) };
  return { compared, problems: notices };
}

function isRefused({ code }: InputProblem): boolean {
  return code !== 'strict-not-checked';
}
