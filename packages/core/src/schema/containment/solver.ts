import { ANY, Type } from '../types.ts';
import { solveArray } from './array-solver.ts';
import { equalSchemas, type Hint } from './equal-schemas.ts';
import { Evaluator, LITERAL, type Width } from './evaluate.ts';
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
import { waysToFail } from './negation.ts';
import type { NodeIds, NormalSchema } from './normal-schema.ts';
import { solveNumber } from './number-solver.ts';
import { isRefuted, solveObject } from './object-solver.ts';
import type { Patterns } from './patterns.ts';
import { Made } from './single-keywords.ts';
import { solveString } from './string-solver.ts';
import { waysToMeet } from './unions.ts';

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

interface Frame {
  readonly key: string;
  /** Proofs of "none" that rest on this frame's being none as well. */
  readonly resting: string[];
}

interface Remembered {
  readonly outcome: Outcome;
  /** The place on the stack that it rests on, while that is open. */
  readonly rests: number;
}

const PROVEN = Number.POSITIVE_INFINITY;
const MAX_DEPTH = 400;
/** Plain values first: they are what people understand best. */
const TYPES = [Type.string, Type.integer, Type.fraction, Type.boolean, Type.object, Type.array, Type.null];

/**
 * Looks for a value that some schemas accept and others reject. Containment is the question whether the sender accepts
 * a value that the receiver rejects.
 *
 * The search goes from place to place. A question that comes up again below itself has no answer there: whatever value
 * answers it would hold a smaller one that answers it too. So a finite value is found or none exists; a "none" that
 * rested on such a circle is forgotten when the question at its top turns out to have an answer.
 */
export class Solver {
  readonly glance = new Glance();
  readonly made: Made;
  readonly evaluator: Evaluator;
  readonly #memo = new Map<string, Remembered>();
  readonly #stack: Frame[] = [];
  readonly #open = new Map<string, number>();
  readonly #same = new Map<string, boolean>();
  /** The lowest place on the stack that the question at hand came to rest on. */
  #rests = PROVEN;
  #left = 0;

  constructor(readonly settings: SolverSettings) {
    this.made = new Made(settings.ids);
    this.evaluator = new Evaluator(settings.patterns, LITERAL);
  }

  /** Answers one question, with a budget of its own. */
  ask(literals: readonly Literal[]): Outcome {
    this.#left = this.settings.budget;
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
    const known = this.#memo.get(key);
    if (known !== undefined) {
      this.#rests = Math.min(this.#rests, known.rests);
      return known.outcome;
    }
    const above = this.#open.get(key);
    if (above !== undefined) {
      this.#rests = Math.min(this.#rests, above);
      return NONE;
    }
    if (!this.spend()) return OVER_BUDGET;
    if (this.#stack.length >= MAX_DEPTH) return unknown('the schemas are nested too deeply');
    return this.#enter(key, () => this.#solveTypes(literals, types));
  }

  #enter(key: string, work: () => Outcome): Outcome {
    const place = this.#stack.length;
    const frame: Frame = { key, resting: [] };
    this.#stack.push(frame);
    this.#open.set(key, place);
    const outer = this.#rests;
    this.#rests = PROVEN;
    const outcome = work();
    const rests = this.#rests < place ? this.#rests : PROVEN;
    this.#stack.pop();
    this.#open.delete(key);
    this.#remember(frame, outcome, rests);
    // A value found is a value, whatever was taken for granted on the way.
    this.#rests = outcome.kind === 'found' ? outer : Math.min(outer, rests);
    return outcome;
  }

  #remember(frame: Frame, outcome: Outcome, rests: number): void {
    if (outcome.kind === 'none' && rests !== PROVEN) {
      this.#memo.set(frame.key, { outcome, rests });
      this.#stack[rests]?.resting.push(frame.key, ...frame.resting);
      return;
    }
    if (outcome.kind === 'none') {
      for (const key of frame.resting) this.#memo.set(key, { outcome: NONE, rests: PROVEN });
    } else for (const key of frame.resting) this.#memo.delete(key);
    if (outcome.kind !== 'unknown' || this.#left > 0) this.#memo.set(frame.key, { outcome, rests: PROVEN });
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
    const key = `${one.id} ${other.id}`;
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
    const state = this.#takeApart(literals, type);
    if (state === null) return NONE;
    const { owns, unions, failing, compound } = state;
    const rest = [...owns.map(own), ...failing.map(fails)];

    const union = this.#narrowest(unions.map((schema) => ({ schema, ways: waysToMeet(this, schema, type) })));
    if (union !== null) {
      const others = unions.filter((schema) => schema !== union.schema).map(holds);
      const negative = [...compound.keys()].map(fails);
      return firstFound(union.ways, (way) => this.solve([...rest, ...others, ...negative, ...way], type));
    }
    const open = [...compound].filter(([schema]) => !isRefuted(this, schema, owns, type));
    if (open.length > 0) return this.#failEach(open, owns, rest, type);
    return this.#find({ type, owns, failing });
  }

  /** Fails every compound schema, beginning with the one that leaves the fewest ways. */
  #failEach(
    compound: readonly (readonly [NormalSchema, readonly Option[]])[],
    owns: readonly NormalSchema[],
    rest: readonly Literal[],
    type: number,
  ): Outcome {
    const single = compound.length === 1 && rest.length === owns.length;
    const alive = compound.map(([schema, ways]) => ({
      schema,
      // With one schema to fail, trying a way is as good as doing it.
      ways: single ? ways : ways.filter((way) => this.solve([...owns.map(own), ...way], type).kind !== 'none'),
    }));
    const first = this.#narrowest(alive);
    if (first === null) return NONE;
    const others = compound.filter(([schema]) => schema !== first.schema).map(([schema]) => fails(schema));
    return firstFound(first.ways, (way) => this.solve([...rest, ...others, ...way], type));
  }

  #narrowest<T extends { readonly ways: readonly Option[] }>(items: readonly T[]): T | null {
    let best: T | null = null;
    for (const item of items) if (best === null || item.ways.length < best.ways.length) best = item;
    return best;
  }

  #takeApart(literals: readonly Literal[], type: number) {
    const owns = new Set<NormalSchema>();
    const unions = new Set<NormalSchema>();
    const failing = new Set<NormalSchema>();
    const compound = new Map<NormalSchema, readonly Option[]>();
    const seen = new Set<string>();
    const stack = [...literals].reverse();
    for (let literal = stack.pop(); literal !== undefined; literal = stack.pop()) {
      const { schema, asked } = literal;
      const key = keyOf([literal]);
      if (seen.has(key)) continue;
      seen.add(key);
      if (asked === 'fails') {
        const ways = waysToFail(this.made, schema, type, this.widthOf(schema));
        const [only] = ways;
        if (only === undefined) return null;
        // An empty way is met already.
        if (ways.some((way) => way.length === 0)) continue;
        const isItself = only.length === 1 && only[0]?.schema === schema && only[0].asked === 'fails';
        if (ways.length > 1) compound.set(schema, ways);
        else if (isItself) failing.add(schema);
        else stack.push(...only);
      } else if (asked === 'own') owns.add(schema);
      else {
        if ((this.glance.types(schema) & type) === 0) return null;
        this.#meet(schema, stack, owns, unions);
      }
    }
    return { owns: [...owns], unions: [...unions], failing: [...failing], compound };
  }

  /** What must hold once a schema holds: what it says itself, its parts, and a choice for each union or condition. */
  #meet(schema: NormalSchema, stack: Literal[], owns: Set<NormalSchema>, unions: Set<NormalSchema>): void {
    const said = schema.keywords;
    const { allOf, anyOf, oneOf, not, if: test, then, else: otherwise, dependentSchemas, tag } = said;
    const choices: [string, NormalSchema['keywords']][] = [];
    if (anyOf !== undefined) choices.push(['anyOf', { anyOf, ...(tag === undefined ? {} : { tag }) }]);
    if (oneOf !== undefined) choices.push(['oneOf', { oneOf, ...(tag === undefined ? {} : { tag }) }]);
    if (test !== undefined) {
      choices.push([
        'if',
        { if: test, ...(then === undefined ? {} : { then }), ...(otherwise === undefined ? {} : { else: otherwise }) },
      ]);
    }
    for (const [trigger, one] of dependentSchemas ?? []) {
      choices.push([`dependent ${trigger}`, { dependentSchemas: new Map([[trigger, one]]) }]);
    }
    for (const part of allOf ?? []) stack.push(holds(part));
    if (not !== undefined) stack.push(fails(not));
    // A choice that stands alone is its own.
    const isChoice =
      choices.length === 1 &&
      Object.keys(said).every(
        (key) =>
          key === 'tag' ||
          choices.some(([name]) => name.startsWith(key) || (name === 'if' && (key === 'then' || key === 'else'))),
      );
    if (isChoice && dependentSchemas === undefined) {
      unions.add(schema);
      return;
    }
    owns.add(schema);
    for (const [name, keywords] of choices) unions.add(this.made.part(schema, `choice ${name}`, () => keywords));
  }

  #find(demand: Demand): Outcome {
    const listed = demand.owns.find(({ keywords }) => keywords.enum !== undefined);
    if (listed !== undefined) return this.#amongst(listed.keywords.enum ?? [], demand);
    const shown = this.#shown(demand);
    if (shown !== null) return shown;
    switch (demand.type) {
      case Type.null:
        return this.#amongst([null], demand);
      case Type.boolean:
        return this.#amongst([true, false], demand);
      case Type.integer:
      case Type.fraction:
        return solveNumber(this, demand);
      case Type.string:
        return solveString(this, demand);
      case Type.array:
        return solveArray(this, demand);
      default:
        return solveObject(this, demand);
    }
  }

  /** The first of some values that meets the demand; there are no others. */
  #amongst(values: readonly unknown[], demand: Demand): Outcome {
    return firstFound(values, (value) => {
      if (!this.spend()) return OVER_BUDGET;
      return this.check(value, demand);
    });
  }

  /** A plain value that the contract itself shows, if one will do: people know it. */
  #shown(demand: Demand): Outcome | null {
    if (demand.type === Type.object || demand.type === Type.array) return null;
    for (const { keywords } of demand.owns) {
      for (const value of keywords.shown ?? []) {
        const outcome = this.check(value, demand);
        if (outcome.kind === 'found') return outcome;
      }
    }
    return null;
  }

  /** Whether a value meets the demand, judged exactly. */
  check(value: unknown, { type, owns, failing }: Demand): Outcome {
    let open = false;
    if (typeBit(value) !== type) return NONE;
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

function typeBit(value: unknown): number {
  if (typeof value === 'number') return Number.isInteger(value) ? Type.integer : Type.fraction;
  if (value === null) return Type.null;
  if (Array.isArray(value)) return Type.array;
  const types: Readonly<Record<string, number>> = { string: Type.string, boolean: Type.boolean, bigint: Type.integer };
  return types[typeof value] ?? Type.object;
}
