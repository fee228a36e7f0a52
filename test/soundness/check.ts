import type { Answer, Engine, Example, Reading } from './engine.ts';
import type { Json, Schema } from './json.ts';
import { withoutExclusivity } from './oracle/ajv-oracle.ts';
import { undeclaredIn, undeclaredInAnyChoice } from './oracle/declared.ts';
import type { Judge, Judgement } from './oracle/judge.ts';
import type { Pair } from './pairs.ts';

/** What is known of a pair without the engine. */
export type Truth = 'contained by construction' | 'refuted by an instance' | 'open';

/** Both sides of a question, ready to judge values by. */
export class Question {
  readonly sender: Schema;
  readonly receiver: Schema;
  readonly reading: Reading;
  readonly #judge: Judge;
  readonly #widened: Schema;

  constructor(sender: Schema, receiver: Schema, reading: Reading, judge: Judge) {
    this.sender = sender;
    this.receiver = receiver;
    this.reading = reading;
    this.#judge = judge;
    // Exclusivity of the receiver alone is no contradiction (design.md §3, one-of as any-of).
    this.#widened = reading === 'declared' ? withoutExclusivity(receiver) : receiver;
  }

  /** Whether a value proves that the sender is not contained; null where the validators cannot say. */
  refutedBy(instance: Json): Judgement {
    const sent = this.#judge.accepts(this.sender, instance);
    if (sent !== true) return sent;
    const received = this.#judge.accepts(this.receiver, instance);
    if (received !== false) return received === null ? null : false;
    if (this.reading === 'literal') return true;
    const tolerated = this.#judge.accepts(this.#widened, instance);
    if (tolerated !== false) return tolerated === null ? null : false;
    return undeclaredIn(this.sender, instance).length === 0;
  }

  /** What is wrong with a witness, in words; null when all is well, undefined where the validators cannot say. */
  flawOf(witness: unknown): string | null | undefined {
    const instance = asJson(witness);
    if (instance === undefined) return undefined;
    const sent = this.#judge.accepts(this.sender, instance);
    if (sent === null) return undefined;
    if (!sent) return 'the sender does not accept it';
    const received = this.#judge.accepts(this.receiver, instance);
    if (received === null) return undefined;
    if (received) return 'the receiver accepts it';
    if (this.reading === 'literal') return null;
    if (this.#judge.accepts(this.#widened, instance) === true) return 'only the exclusivity of oneOf rejects it';
    const undeclared = undeclaredInAnyChoice(this.sender, instance);
    return undeclared.length === 0 ? null : 'the sender does not declare all of it';
  }
}

/** Integers beyond 2^53 are judged where a double holds them exactly; undefined where none does. */
function asJson(value: unknown): Json | undefined {
  if (typeof value === 'bigint') return BigInt(Number(value)) === value ? Number(value) : undefined;
  if (Array.isArray(value)) {
    const items = value.map(asJson);
    return items.includes(undefined) ? undefined : (items as Json[]);
  }
  if (typeof value !== 'object' || value === null) return value as Json;
  const entries = Object.entries(value).map(([name, item]) => [name, asJson(item)] as const);
  if (entries.some(([, item]) => item === undefined)) return undefined;
  return Object.fromEntries(entries) as Json;
}

export type FindKind = 'false yes' | 'false no' | 'false example' | 'throws' | 'construction';

/**
 * Something wrong: with the engine (`false example`: a value said to be accepted by the sender is not, or there is one
 * although none was said to be), or (`construction`) with a pair that was said to be contained.
 */
export interface Find {
  readonly kind: FindKind;
  readonly reading: Reading;
  readonly sender: Schema;
  readonly receiver: Schema;
  readonly why: string;
  readonly instance?: unknown;
  readonly answer?: Answer;
}

export interface Outcome {
  readonly reading: Reading;
  readonly truth: Truth;
  readonly answer: Answer | null;
  /** The validators could not judge the witness. */
  readonly unjudged: boolean;
  readonly find: Find | null;
}

export function check(pair: Pair, reading: Reading, instances: readonly Json[], engine: Engine, judge: Judge): Outcome {
  const question = new Question(pair.sender, pair.receiver, reading, judge);
  const refuting = instances.find((instance) => question.refutedBy(instance) === true);
  const truth = truthOf(pair, refuting);
  const base = { reading, sender: pair.sender, receiver: pair.receiver };
  if (pair.contained && refuting !== undefined) {
    const find: Find = { ...base, kind: 'construction', why: 'not contained after all', instance: refuting };
    return { reading, truth, answer: null, unjudged: false, find };
  }
  let answer: Answer;
  try {
    answer = engine.contains(pair.sender, pair.receiver, reading);
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { reading, truth, answer: null, unjudged: false, find: { ...base, kind: 'throws', why } };
  }
  const { flaw, instance } = flawOf(answer, question, refuting);
  const unjudged = flaw === undefined;
  if (flaw === null || flaw === undefined) return { reading, truth, answer, unjudged, find: null };
  const kind = answer.answer === 'yes' ? 'false yes' : 'false no';
  return { reading, truth, answer, unjudged, find: { ...base, kind, why: flaw, instance, answer } };
}

function truthOf(pair: Pair, refuting: Json | undefined): Truth {
  if (pair.contained) return 'contained by construction';
  return refuting === undefined ? 'open' : 'refuted by an instance';
}

function flawOf(
  answer: Answer,
  question: Question,
  refuting: Json | undefined,
): { readonly flaw: string | null | undefined; readonly instance?: unknown } {
  if (answer.answer === 'unknown') return { flaw: null };
  if (answer.answer === 'no') return { flaw: question.flawOf(answer.witness), instance: answer.witness };
  if (refuting === undefined) return { flaw: null };
  return { flaw: 'the sender accepts it and the receiver does not', instance: refuting };
}

/** Asks for a value that the sender accepts; answers what is wrong with the answer. */
export function checkExample({ sender }: Pair, instances: readonly Json[], engine: Engine, judge: Judge): Find | null {
  const base = { reading: 'literal', sender, receiver: false } as const;
  let example: Example;
  try {
    example = engine.example(sender);
  } catch (error) {
    return { ...base, kind: 'throws', why: String(error) };
  }
  if (example.kind === 'unknown') return null;
  if (example.kind === 'none') {
    const instance = instances.find((one) => judge.accepts(sender, one) === true);
    const why = 'the sender accepts this, though nothing was said to be accepted';
    return instance === undefined ? null : { ...base, kind: 'false example', why, instance };
  }
  const instance = asJson(example.value);
  if (instance === undefined || judge.accepts(sender, instance) !== false) return null;
  return { ...base, kind: 'false example', why: 'the sender does not accept it', instance };
}
