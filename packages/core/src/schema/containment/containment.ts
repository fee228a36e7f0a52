import { Evaluator, LITERAL } from './evaluate.ts';
import { fails, holds, type Literal, type Outcome, unknown } from './literals.ts';
import type { NormalSchema } from './normal-schema.ts';
import type { Made } from './single-keywords.ts';
import { type Reading, Solver, type SolverSettings } from './solver.ts';

/** Whether every value that a sender may send is accepted by a receiver. */
export type Containment =
  | { readonly answer: 'yes' }
  /** A value that is sent and not accepted; integers beyond 2^53 are `bigint`. */
  | { readonly answer: 'no'; readonly witness: unknown }
  | { readonly answer: 'unknown'; readonly reason: string };

/** Plain sets, as JSON Schema defines them. */
export const LITERAL_READING: Reading = { members: 'any', receiver: LITERAL, exclusive: true };

/** Steps that a question may take; about as many as schemas are looked at. */
export const DEFAULT_BUDGET = 20_000;

/** Decides containment between the schemas of two pools under one reading, remembering what it found. */
export class Decider {
  readonly #quick: Solver;
  readonly #exact: Solver;
  readonly #judge: Evaluator;

  constructor(settings: SolverSettings) {
    // A sender's `oneOf` read as `anyOf` sends more: what is contained then is contained, and is proven sooner.
    this.#quick = new Solver({ ...settings, reading: { ...settings.reading, exclusive: false } });
    this.#exact = new Solver({ ...settings, reading: { ...settings.reading, exclusive: true } });
    this.#judge = new Evaluator(settings.patterns, LITERAL);
  }

  /**
   * Whether what all of `sender` accept is accepted by all of `receiver`.
   *
   * @param also schemas that the value must be accepted by besides
   * @param budget steps that the question may take, if other than usual
   */
  contains(
    sender: readonly NormalSchema[],
    receiver: readonly NormalSchema[],
    also: readonly NormalSchema[] = [],
    budget?: number,
  ): Containment {
    let reason: string | null = null;
    for (const schema of receiver) {
      const outcome = this.find([...sender, ...also], [schema], budget);
      if (outcome.kind === 'found') return { answer: 'no', witness: outcome.value };
      if (outcome.kind === 'unknown') reason ??= outcome.reason;
    }
    return reason === null ? { answer: 'yes' } : { answer: 'unknown', reason };
  }

  /** A value that all of some schemas accept and all of others reject. */
  find(accepting: readonly NormalSchema[], rejecting: readonly NormalSchema[], budget?: number): Outcome {
    const literals = [...accepting.map(holds), ...rejecting.map(fails)];
    const quick = this.#quick.ask(literals, budget);
    if (quick.kind === 'none') return quick;
    if (quick.kind === 'found' && this.#shows(quick.value, accepting, rejecting)) return quick;
    const exact = this.#exact.ask(literals, budget);
    if (exact.kind !== 'found' || this.#shows(exact.value, accepting, rejecting)) return exact;
    return unknown('the value found does not show it after all');
  }

  /** Whether a value is what was looked for: the search may find more where it cannot follow every condition. */
  #shows(value: unknown, accepting: readonly NormalSchema[], rejecting: readonly NormalSchema[]): boolean {
    return (
      accepting.every((schema) => this.#judge.accepts(schema, value) === true) &&
      rejecting.every((schema) => this.#judge.accepts(schema, value, this.#exact.widthOf(schema)) === false)
    );
  }

  /** A value that meets some literals of whatever sort. */
  ask(literals: readonly Literal[]): Outcome {
    return this.#exact.ask(literals);
  }

  /** Judges a value as JSON Schema says, no reading applied. */
  accepts(schemas: readonly NormalSchema[], value: unknown): boolean {
    return schemas.every((schema) => this.#judge.accepts(schema, value) === true);
  }

  get made(): Made {
    return this.#exact.made;
  }
}
