import { ANY, Type, typeOfValue } from '../types.ts';
import { equalSchemas, type Hint } from './equal-schemas.ts';
import { Evaluator, LITERAL, type Width } from './evaluate.ts';
import { findValue } from './find-value.ts';
import { Glance } from './glance.ts';
import {
  fails,
  firstFound,
  holds,
  keyOf,
  type Literal,
  NONE,
  type Option,
  type Outcome,
  OVER_BUDGET,
  own,
  unknown,
} from './literals.ts';
import type { NodeIds, NormalSchema } from './normal-schema.ts';
import type { Patterns } from './patterns.ts';
import { ProofMemory } from './proof-memory.ts';
import { Made } from './single-keywords.ts';
import { takeApart } from './take-apart.ts';
import { waysToMeet } from './unions.ts';
import { isRefuted, isVain, Met } from './vain-ways.ts';

/** How the two sides are read (design: readings are flags, never a rewriting of schemas). */
export interface Reading {
  /**
   * Which undeclared members a sender may send: any; those that its own contract leaves room for; or of these only the
   * ones that the receiver does not know either.
   */
  readonly members: 'any' | 'room' | 'unknown-to-both';
  /** How wide the receiver is read. */
  readonly receiver: Width;
  /** Exactly one branch of a sender's `oneOf` applies; a superset of what is sent where false. */
  readonly exclusive: boolean;
}

export interface SolverSettings {
  readonly sender: object;
  readonly receiver: object;
  readonly ids: NodeIds;
  readonly patterns: Patterns;
  readonly reading: Reading;
  /** Steps that one question may take. */
  readonly budget: number;
  /** A quick word on whether two schemas are the same; null: look. */
  readonly isSame?: Hint | undefined;
}

/** Everything that is asked of a value of one type, taken apart. */
export interface Demand {
  readonly type: number;
  readonly owns: readonly NormalSchema[];
  /** Schemas to fail, each with one demand. */
  readonly failing: readonly NormalSchema[];
}

const MAX_DEPTH = 400;
/** Above every number of a schema, so that two of them make one key. */
const MAX_IDS = 2 ** 26;
/** Plain values first: they are what people understand best. */
const TYPES = [Type.string, Type.integer, Type.fraction, Type.boolean, Type.object, Type.array, Type.null];

/**
 * Looks for a value that some schemas accept and others reject. Containment is the question whether the sender accepts
 * a value that the receiver rejects.
 *
 * The search goes from place to place, and each question is answered once (`ProofMemory`).
 */
export class Solver {
  readonly glance = new Glance();
  readonly made: Made;
  readonly evaluator: Evaluator;
  readonly #memory = new ProofMemory(() => this.#left > 0);
  readonly #same = new Map<number, boolean>();
  #left = 0;

  constructor(readonly settings: SolverSettings) {
    this.made = new Made(settings.ids);
    this.evaluator = new Evaluator(settings.patterns, LITERAL);
  }

  /** Answers one question, with a budget of its own. */
  ask(literals: readonly Literal[], budget: number = this.settings.budget): Outcome {
    this.#left = budget;
    return this.solve(literals);
  }

  /** The width at which a schema is read where it must fail; what it must accept is read literally. */
  widthOf(schema: NormalSchema): Width {
    return schema.home === this.settings.receiver ? this.settings.reading.receiver : LITERAL;
  }

  spend(): boolean {
    this.#left--;
    return this.#left >= 0;
  }

  solve(literals: readonly Literal[], types: number = ANY): Outcome {
    if (this.#isContradiction(literals)) return NONE;
    const key = `${types}|${keyOf(literals)}`;
    const known = this.#memory.recall(key);
    if (known !== undefined) return known;
    if (!this.spend()) return OVER_BUDGET;
    if (this.#memory.depth >= MAX_DEPTH) return unknown('the schemas are nested too deeply');
    return this.#memory.enter(key, () => this.#solveTypes(literals, types));
  }

  /** A schema that must hold and one that must fail are the same, or the first says less than nothing. */
  #isContradiction(literals: readonly Literal[]): boolean {
    const failing = literals.filter(({ asked }) => asked === 'fails');
    for (const { schema, asked } of literals) {
      if (asked !== 'holds') continue;
      if (schema.keywords.never) return true;
      for (const other of failing) if (schema === other.schema || this.isSame(schema, other.schema)) return true;
    }
    return false;
  }

  isSame(one: NormalSchema, other: NormalSchema): boolean {
    const key = one.id * MAX_IDS + other.id;
    const known = this.#same.get(key);
    if (known !== undefined) return known;
    const same = equalSchemas(one, other, this.settings.isSame);
    this.#same.set(key, same);
    return same;
  }

  #solveTypes(literals: readonly Literal[], types: number): Outcome {
    let mask = types;
    for (const { schema, asked } of literals) if (asked !== 'fails') mask &= this.glance.types(schema);
    const admitted = TYPES.filter((type) => (mask & type) !== 0);
    return firstFound(admitted, (type) =>
      mask === type ? this.#solveType(literals, type) : this.solve(literals, type),
    );
  }

  /** Takes the literals apart until only single demands are left, then looks for a value of the type. */
  #solveType(literals: readonly Literal[], type: number): Outcome {
    const pieces = takeApart(this, literals, type);
    if (pieces === null) return NONE;
    const { owns, unions, failing, compound } = pieces;
    const rest = [...owns.map(own), ...failing.map(fails)];

    const union = narrowest(unions.map((schema) => ({ schema, ...waysToMeet(this, schema, type) })));
    if (union !== null) {
      const others = unions.filter((schema) => schema !== union.schema).map(holds);
      const negative = [...compound.keys()].map(fails);
      const outcome = firstFound(union.ways, (way) => this.solve([...rest, ...others, ...negative, ...way], type));
      return outcome.kind === 'none' && union.reason !== undefined ? unknown(union.reason) : outcome;
    }
    if (compound.size > 0) {
      const met = new Met(this, owns, type);
      const open = [...compound].filter(([schema]) => !isRefuted(this, schema, met));
      if (open.length > 0) return this.#failEach(open, met, rest, type);
    }
    return findValue(this, { type, owns, failing });
  }

  /** Fails every compound schema, beginning with the one that leaves the fewest ways. */
  #failEach(
    compound: readonly (readonly [NormalSchema, readonly Option[]])[],
    met: Met,
    rest: readonly Literal[],
    type: number,
  ): Outcome {
    const { owns } = met;
    const single = compound.length === 1 && rest.length === owns.length;
    const alive = compound.map(([schema, all]) => {
      const ways = all.filter((way) => !isVain(this, way, met));
      // With one schema to fail, trying a way is as good as doing it.
      if (single) return { schema, ways };
      return { schema, ways: ways.filter((way) => this.solve([...owns.map(own), ...way], type).kind !== 'none') };
    });
    const first = narrowest(alive);
    if (first === null) return NONE;
    const others = compound.filter(([schema]) => schema !== first.schema).map(([schema]) => fails(schema));
    return firstFound(first.ways, (way) => this.solve([...rest, ...others, ...way], type));
  }

  /** Whether a value meets the demand, judged exactly. */
  check(value: unknown, { type, owns, failing }: Demand): Outcome {
    let open = false;
    if (typeOfValue(value) !== type) return NONE;
    for (const schema of owns) {
      const accepts = this.evaluator.acceptsOwn(schema, value);
      if (accepts === false) return NONE;
      open ||= accepts === null;
    }
    for (const schema of failing) {
      const accepts = this.evaluator.accepts(schema, value, this.widthOf(schema));
      if (accepts === true) return NONE;
      open ||= accepts === null;
    }
    return open ? unknown('a pattern takes more than is known of it here') : { kind: 'found', value };
  }
}

function narrowest<T extends { readonly ways: readonly Option[] }>(items: readonly T[]): T | null {
  let best: T | null = null;
  for (const item of items) if (best === null || item.ways.length < best.ways.length) best = item;
  return best;
}
