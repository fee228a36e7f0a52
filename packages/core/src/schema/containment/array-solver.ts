import { type Placement, placements, type Shape, shapeOf, type Twins, twins } from './array-shape.ts';
import { describingItem } from './declared-names.ts';
import { partsOf } from './in-place.ts';
import { fails, firstFound, holds, keyOf, type Literal, NONE, type Outcome, OVER_BUDGET, unknown } from './literals.ts';
import type { NormalSchema } from './normal-schema.ts';
import type { Demand, Solver } from './solver.ts';
import { evaluatedItems } from './unevaluated.ts';

/** Items that an array of a witness may have. */
const MAX_ITEMS = 1000;
/** Places that are tried for items that must be somewhere. */
const MAX_PLACED = 12;

const UNDECIDED = unknown('whether such items exist side by side is not decided');

/** Finds an array: the items that must be there, those that make a schema fail, and as few others as need be. */
export function solveArray(solver: Solver, demand: Demand): Outcome {
  const shape = shapeOf(demand, MAX_PLACED + 1);
  const { min, max, wishes, unique, repeated } = shape;
  if (max < min || (unique && repeated)) return NONE;
  if (min > MAX_ITEMS) return unknown(`an array of ${min} items is too large to show`);
  if (wishes.length > MAX_PLACED) return unknown('too many items are asked for');
  const search = new ArraySearch(solver, demand, shape);
  // Behind the longest prefix all positions are alike: one for each wish suffices.
  const end = Math.min(max, search.prefix + wishes.length + (repeated ? 2 : 0));
  const last = Math.max(end, Math.min(max, Math.max(0, ...wishes.map(({ from }) => from + 1))));
  return firstFound(placements(wishes, last), (placed) => {
    if (!solver.spend()) return OVER_BUDGET;
    return firstFound(twins(shape, last), (twin) => search.build(placed, twin));
  });
}

/** Which items must not be accepted by a schema because only so many may be. */
interface Spare {
  /** No other choice of these items would leave more room. */
  readonly isExact: boolean;
  readonly at: (index: number) => readonly Literal[];
}

class ArraySearch {
  /** The length of the longest list of items that are described by position. */
  readonly prefix: number;

  constructor(
    readonly solver: Solver,
    readonly demand: Demand,
    readonly shape: Shape,
  ) {
    const all = [...demand.owns, ...demand.failing];
    this.prefix = Math.max(0, ...all.map(({ keywords }) => keywords.prefixItems?.length ?? 0));
  }

  /** An array for one choice of positions. */
  build(placed: Placement, twin: Twins | null): Outcome {
    const { min, max } = this.shape;
    const needed = Math.max(min, ...[...placed.keys(), ...(twin ?? [])].map((at) => at + 1));
    if (needed > max) return NONE;
    if (needed > MAX_ITEMS) return unknown(`an array of ${needed} items is too large to show`);
    const spare = this.#spare(placed, needed);
    if (spare === null) return NONE;
    const wantedAt = (index: number) => [...this.#wantedAt(index, placed), ...spare.at(index)];
    const filled = this.#filled(needed, wantedAt, twin, spare.isExact);
    if (filled.kind !== 'found') return filled;
    const outcome = this.solver.check(filled.value, this.demand);
    if (outcome.kind !== 'none' || max === 0) return outcome;
    return unknown('the array found does not hold after all');
  }

  /** An item for each position; the second twin is the first one again. */
  #filled(
    needed: number,
    wantedAt: (index: number) => readonly Literal[],
    twin: Twins | null,
    isExact: boolean,
  ): Outcome {
    const found: unknown[] = [];
    const asked = new Set<string>();
    let open: Outcome | null = null;
    for (let index = 0; index < needed; index++) {
      if (!this.solver.spend()) return OVER_BUDGET;
      const own = wantedAt(index);
      asked.add(keyOf(own));
      const literals = twin?.[0] === index ? [...own, ...wantedAt(twin[1])] : own;
      const isCopy = twin?.[1] === index && found.length > twin[0];
      const outcome: Outcome = isCopy ? { kind: 'found', value: found[twin[0]] } : this.#item(literals, found);
      if (outcome.kind === 'none') {
        // Another choice of the earlier items, or of those that count, might have left room.
        const isAlone = !this.shape.unique || asked.size === 1;
        return isExact && (isAlone || this.solver.solve(literals).kind === 'none') ? NONE : UNDECIDED;
      }
      if (outcome.kind === 'unknown') open ??= outcome;
      else found.push(outcome.value);
    }
    return open ?? { kind: 'found', value: found };
  }

  /** An item; one that is not there yet, where items must differ. */
  #item(literals: readonly Literal[], found: readonly unknown[]): Outcome {
    const { solver, shape } = this;
    if (!shape.unique) return solver.solve(literals);
    const others = found.map((value) => fails(solver.made.exactly(value)));
    return solver.solve([...literals, ...others]);
  }

  #wantedAt(index: number, placed: Placement): Literal[] {
    const described = this.demand.owns.flatMap((schema) => describedAt(schema, index));
    return [...described, ...(placed.get(index) ?? []).flatMap(({ item }) => item)];
  }

  /** Null where more items must be accepted than may be. */
  #spare(placed: Placement, needed: number): Spare | null {
    let isExact = true;
    const spared: { readonly schema: NormalSchema; readonly indexes: ReadonlySet<number> }[] = [];
    for (const { schema, max } of this.shape.counts) {
      if (max === Number.POSITIVE_INFINITY) continue;
      const canFail = (index: number) =>
        this.solver.solve([...this.#wantedAt(index, placed), fails(schema)]).kind !== 'none';
      const free = Array.from({ length: needed }, (_, index) => index).filter(canFail);
      const quota = max - (needed - free.length);
      if (quota < 0) return null;
      if (quota > 0 && quota < free.length) isExact = false;
      spared.push({ schema, indexes: new Set(free.slice(quota)) });
    }
    return {
      isExact,
      at: (index) => spared.flatMap(({ schema, indexes }) => (indexes.has(index) ? [fails(schema)] : [])),
    };
  }
}

/** What a schema says of the item at one position. */
export function describedAt(schema: NormalSchema, index: number): Literal[] {
  const described = describingItem(schema.keywords, index);
  if (described !== undefined) return [holds(described)];
  const { unevaluatedItems, contains, anyOf, oneOf, if: test, allOf } = schema.keywords;
  if (unevaluatedItems === undefined || contains !== undefined) return [];
  // Branches may evaluate more; where there are any, nothing is asked here and the array is judged as a whole.
  if (anyOf !== undefined || oneOf !== undefined || test !== undefined) return [];
  const seen = evaluatedItems(partsOf(schema), schema);
  const isPlain = (allOf ?? []).every(({ keywords }) => Object.keys(keywords).every((key) => key === 'prefixItems'));
  return seen.all || !isPlain || index < seen.prefix ? [] : [holds(unevaluatedItems)];
}
