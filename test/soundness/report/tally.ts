import type { Find, Outcome, Truth } from '../check.ts';
import type { Reading } from '../engine.ts';
import type { Pair } from '../pairs.ts';
import { countedKeywords } from '../schemas/keywords.ts';
import { keywordsOf } from '../schemas/positions.ts';

export const answerNames = ['yes', 'no', 'unknown', 'failed'] as const;
export type AnswerName = (typeof answerNames)[number];
type Counts = Record<AnswerName, number>;

/** One line of figures: what it is about, and the engine's answers. */
export interface Row {
  readonly reading: Reading;
  readonly group: string;
  readonly counts: Counts;
}

const noCounts = (): Counts => ({ yes: 0, no: 0, unknown: 0, failed: 0 });

const shortTruth: Readonly<Record<Truth, string>> = {
  'contained by construction': 'contained',
  'refuted by an instance': 'refuted',
  open: 'open',
};

/** Adds up what a run has seen. */
export class Tally {
  pairs = 0;
  instances = 0;
  unjudged = 0;
  contained = 0;
  readonly finds: Find[] = [];
  /** Why the engine did not know, with one pair each. */
  readonly reasons = new Map<string, { count: number; readonly pair: Pair; readonly reading: Reading }>();
  readonly #rows = new Map<string, Row>();

  addPair(pair: Pair, instances: number): void {
    this.pairs += 1;
    this.instances += instances;
    if (pair.contained) this.contained += 1;
  }

  add(pair: Pair, outcome: Outcome): void {
    const { reading, truth, answer } = outcome;
    const name: AnswerName = answer === null ? 'failed' : answer.answer;
    if (outcome.unjudged) this.unjudged += 1;
    this.#count(reading, 'all', name);
    this.#count(reading, `family ${pair.family}`, name);
    this.#count(reading, `truth ${shortTruth[truth]}`, name);
    this.#count(reading, `truth ${shortTruth[truth]}, ${pair.family}`, name);
    this.#count(reading, `making ${pair.making}`, name);
    const keywords = new Set([...keywordsOf(pair.sender), ...keywordsOf(pair.receiver)]);
    for (const keyword of countedKeywords) if (keywords.has(keyword)) this.#count(reading, `keyword ${keyword}`, name);
    if (answer?.answer === 'unknown') this.#reason(answer.reason, pair, reading);
  }

  #count(reading: Reading, group: string, name: AnswerName): void {
    const key = `${reading} ${group}`;
    const row = this.#rows.get(key) ?? { reading, group, counts: noCounts() };
    row.counts[name] += 1;
    this.#rows.set(key, row);
  }

  #reason(reason: string, pair: Pair, reading: Reading): void {
    const known = this.reasons.get(reason);
    if (known === undefined) this.reasons.set(reason, { count: 1, pair, reading });
    else known.count += 1;
  }

  rows(prefix: string): Row[] {
    return [...this.#rows.values()].filter(({ group }) => group === prefix || group.startsWith(`${prefix} `));
  }

  /** Share of unknown answers in a group; 0 where the group is empty. */
  unknownShare(group: string, reading: Reading): number {
    const counts = this.#rows.get(`${reading} ${group}`)?.counts ?? noCounts();
    const total = answerNames.reduce((sum, name) => sum + counts[name], 0);
    return total === 0 ? 0 : counts.unknown / total;
  }

  unknown(): number {
    return this.rows('all').reduce((sum, { counts }) => sum + counts.unknown, 0);
  }

  found(kind: Find['kind']): number {
    return this.finds.filter((find) => find.kind === kind).length;
  }
}

/** What issue 3 demands: the largest shares of unknown answers. */
export const unknownAtMost: readonly { readonly group: string; readonly share: number }[] = [
  { group: 'family corpus', share: 0.05 },
  { group: 'family random', share: 0.15 },
  { group: 'truth contained', share: 0.1 },
];
