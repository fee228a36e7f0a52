import { check, checkExample, type Find } from './check.ts';
import type { CorpusPairs } from './corpus-pairs.ts';
import { type Engine, readings } from './engine.ts';
import { instancesFor } from './instances/make.ts';
import { isObject } from './json.ts';
import { Judge } from './oracle/judge.ts';
import { type Pair, randomPair } from './pairs.ts';
import { seedOf } from './random.ts';
import { Tally } from './report/tally.ts';
import { positionsOf } from './schemas/positions.ts';
import { shrunk } from './shrink.ts';

export interface RunPlan {
  readonly pairs: number;
  readonly seed: number;
  /** Share of the pairs that are made of real schemas. */
  readonly corpusShare: number;
  readonly samples: number;
  /** How many finds are shrunk to be shown; shrinking asks the engine a thousand times. */
  readonly shownAtMost: number;
}

export interface RunResult {
  readonly tally: Tally;
  readonly judge: Judge;
  /** Shrunk, one of those that look alike. */
  readonly shown: readonly Find[];
}

/** The pair of a number: the same seed and number give the same pair, whatever came before. */
function pairNumber(index: number, plan: RunPlan, corpus: CorpusPairs): Pair {
  const seed = seedOf(plan.seed, index);
  const fromCorpus = Math.floor((index + 1) * plan.corpusShare) > Math.floor(index * plan.corpusShare);
  return fromCorpus ? corpus.pair(seed) : randomPair(seed);
}

/** Makes pairs, asks the engine, and looks for values that prove it wrong. */
export function runPairs(
  plan: RunPlan,
  corpus: CorpusPairs,
  engine: Engine,
  seen?: (index: number, pair: Pair) => void,
): RunResult {
  const tally = new Tally();
  const judge = new Judge();
  // What is left of a schema that shrinks can be no schema: not to be counted as disputed.
  const shrinking = new Judge();
  const shown = new Map<string, Find>();
  for (let index = 0; index < plan.pairs; index += 1) {
    const pair = pairNumber(index, plan, corpus);
    seen?.(index, pair);
    const { sender, receiver } = pair;
    const instances = instancesFor(sender, receiver, seedOf(plan.seed, -index - 1), plan, (instance) =>
      judge.accepts(sender, instance),
    );
    tally.addPair(pair, instances.length);
    const found = [checkExample(pair, instances, engine, judge)];
    for (const reading of readings) {
      const outcome = check(pair, reading, instances, engine, judge);
      tally.add(pair, outcome);
      found.push(outcome.find);
    }
    for (const one of found) {
      if (one === null) continue;
      tally.finds.push(one);
      if (shown.size < plan.shownAtMost) {
        const find = shrunk(one, engine, shrinking);
        const known = shown.get(likenessOf(find));
        if (known === undefined) shown.set(likenessOf(find), find);
      }
    }
  }
  return { tally, judge, shown: [...shown.values()] };
}

/** Finds that differ in names and numbers alone, or in the reading, are of one cause. */
function likenessOf({ kind, sender, receiver }: Find): string {
  const names = new Set([sender, receiver].flatMap(positionsOf).flatMap(({ schema }) => Object.keys(schema)));
  const plain = (_key: string, value: unknown): unknown => {
    if (typeof value === 'number') return 0;
    if (typeof value === 'string') return '';
    if (!isObject(value)) return value === true || (Array.isArray(value) && value.length === 0) ? {} : value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([name, item]) => [names.has(name) ? name : '*', item] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  };
  return `${kind} ${JSON.stringify([sender, receiver], plain)}`;
}
