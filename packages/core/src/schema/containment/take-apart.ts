import { fails, holds, type Literal, type Option, signOf } from './literals.ts';
import { waysToFail } from './negation.ts';
import type { NormalSchema } from './normal-schema.ts';
import type { Solver } from './solver.ts';
import { choicesOf } from './unions.ts';

/** Literals taken apart as far as there is nothing to choose. */
export interface Pieces {
  /** Schemas that must accept a value by what they say themselves. */
  readonly owns: readonly NormalSchema[];
  /** Unions and conditions that a value must meet, each in one of several ways. */
  readonly unions: readonly NormalSchema[];
  /** Schemas to fail, each with one demand. */
  readonly failing: readonly NormalSchema[];
  /** Schemas to fail in one of several ways. */
  readonly compound: ReadonlyMap<NormalSchema, readonly Option[]>;
}

/** What some literals come to for values of one type; null where no such value can meet them. */
export function takeApart(solver: Solver, literals: readonly Literal[], type: number): Pieces | null {
  return new TakingApart(solver, type).pieces(literals);
}

class TakingApart {
  readonly #owns = new Set<NormalSchema>();
  readonly #unions = new Set<NormalSchema>();
  readonly #failing = new Set<NormalSchema>();
  readonly #compound = new Map<NormalSchema, readonly Option[]>();
  readonly #seen = new Set<string>();
  #stack: Literal[] = [];

  constructor(
    readonly solver: Solver,
    readonly type: number,
  ) {}

  pieces(literals: readonly Literal[]): Pieces | null {
    this.#stack = [...literals].reverse();
    for (let literal = this.#stack.pop(); literal !== undefined; literal = this.#stack.pop()) {
      const sign = signOf(literal);
      if (this.#seen.has(sign)) continue;
      this.#seen.add(sign);
      if (!this.#take(literal)) return null;
    }
    return {
      owns: [...this.#owns],
      unions: [...this.#unions],
      failing: [...this.#failing],
      compound: this.#compound,
    };
  }

  /** False where no value of the type meets the literal. */
  #take({ schema, asked }: Literal): boolean {
    switch (asked) {
      case 'holds':
        return this.#hold(schema);
      case 'own':
        this.#owns.add(schema);
        return true;
      case 'fails':
        return this.#fail(schema);
    }
  }

  #fail(schema: NormalSchema): boolean {
    const ways = waysToFail(this.solver.made, schema, this.type, this.solver.widthOf(schema));
    const [only] = ways;
    if (only === undefined) return false;
    // An empty way is met already.
    if (ways.some((way) => way.length === 0)) return true;
    const isItself = only.length === 1 && only[0]?.schema === schema && only[0].asked === 'fails';
    if (ways.length > 1) this.#compound.set(schema, ways);
    else if (isItself) this.#failing.add(schema);
    else this.#stack.push(...only);
    return true;
  }

  /** What a schema says itself, its parts, and a choice for each union or condition. */
  #hold(schema: NormalSchema): boolean {
    if ((this.solver.glance.types(schema) & this.type) === 0) return false;
    const { allOf, not } = schema.keywords;
    for (const part of allOf ?? []) this.#stack.push(holds(part));
    if (not !== undefined) this.#stack.push(fails(not));
    const { isAll, choices } = choicesOf(schema);
    if (isAll) {
      this.#unions.add(schema);
      return true;
    }
    this.#owns.add(schema);
    for (const [name, keywords] of choices) {
      this.#unions.add(this.solver.made.part(schema, `choice ${name}`, () => keywords));
    }
    return true;
  }
}
