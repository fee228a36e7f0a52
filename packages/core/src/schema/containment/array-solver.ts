import { valueKey } from '../values.ts';
import { partsOf } from './in-place.ts';
import { fails, firstFound, holds, keyOf, type Literal, NONE, type Outcome, OVER_BUDGET, unknown } from './literals.ts';
import type { NormalSchema } from './normal-schema.ts';
import type { Demand, Solver } from './solver.ts';
import { evaluatedItems } from './unevaluated.ts';

/** Items that an array of a witness may have. */
const MAX_ITEMS = 1000;
/** Places that are tried for items that must be somewhere. */
const MAX_PLACED = 12;

/** An item that must be somewhere, from a position on. */
interface Wish {
  readonly from: number;
  readonly to: number;
  readonly item: readonly Literal[];
}

/** How many items may be accepted by a schema. */
interface Count {
  readonly schema: NormalSchema;
  readonly min: number;
  readonly max: number;
}

interface Shape {
  min: number;
  max: number;
  unique: boolean;
  /** Two items must be equal. */
  repeated: boolean;
  readonly wishes: Wish[];
  readonly counts: Count[];
}

/** Finds an array: the items that must be there, those that make a schema fail, and as few others as need be. */
export function solveArray(solver: Solver, demand: Demand): Outcome {
  const shape = shapeOf(demand);
  if (shape.max < shape.min) return NONE;
  if (shape.min > MAX_ITEMS) return unknown(`an array of ${shape.min} items is too large to show`);
  const wishes = [...shape.wishes, ...shape.counts.flatMap(wantedItems)];
  if (wishes.length > MAX_PLACED) return unknown('too many items are asked for');
  const items = new Items(solver, demand);
  // Behind the longest prefix all positions are alike: one for each wish suffices.
  const end = Math.min(shape.max, items.prefix + wishes.length + (shape.repeated ? 2 : 0));
  const last = Math.max(end, Math.min(shape.max, Math.max(0, ...wishes.map(({ from }) => from + 1))));
  return firstFound(placements(wishes, last), (placed) => {
    if (!solver.spend()) return OVER_BUDGET;
    return firstFound(twins(shape, last), (twin) => build(solver, demand, shape, items, placed, twin));
  });
}

function shapeOf({ owns, failing }: Demand): Shape {
  const shape: Shape = {
    ...{ min: 0, max: Number.POSITIVE_INFINITY, unique: false, repeated: false, wishes: [], counts: [] },
  };
  for (const { keywords } of owns) {
    shape.min = Math.max(shape.min, keywords.minItems ?? 0);
    shape.max = Math.min(shape.max, keywords.maxItems ?? shape.max);
    shape.unique ||= keywords.uniqueItems === true;
    if (keywords.contains === undefined) continue;
    const max = keywords.maxContains ?? Number.POSITIVE_INFINITY;
    shape.counts.push({ schema: keywords.contains, min: keywords.minContains ?? 1, max });
  }
  for (const { keywords } of failing) {
    const { contains, prefixItems, items } = keywords;
    if (keywords.minItems !== undefined) shape.max = Math.min(shape.max, keywords.minItems - 1);
    if (keywords.maxItems !== undefined) shape.min = Math.max(shape.min, keywords.maxItems + 1);
    shape.repeated ||= keywords.uniqueItems === true;
    if (contains !== undefined) {
      const [min, max] = [keywords.minContains ?? 1, keywords.maxContains];
      if (max === undefined) shape.counts.push({ schema: contains, min: 0, max: min - 1 });
      else shape.counts.push({ schema: contains, min: max + 1, max: Number.POSITIVE_INFINITY });
    } else if (items !== undefined) {
      shape.wishes.push({ from: prefixItems?.length ?? 0, to: Number.POSITIVE_INFINITY, item: [fails(items)] });
    } else if (prefixItems !== undefined) {
      const at = prefixItems.length - 1;
      const schema = prefixItems[at];
      if (schema !== undefined) shape.wishes.push({ from: at, to: at, item: [fails(schema)] });
    }
  }
  return shape;
}

function wantedItems({ schema, min }: Count): Wish[] {
  const wish = { from: 0, to: Number.POSITIVE_INFINITY, item: [holds(schema)] };
  return Array.from({ length: Math.min(min, MAX_PLACED + 1) }, () => wish);
}

/** Every way of giving the wishes positions before `end`. */
function* placements(wishes: readonly Wish[], end: number): Generator<ReadonlyMap<number, readonly Wish[]>> {
  const [first, ...others] = wishes;
  if (first === undefined) {
    yield new Map();
    return;
  }
  for (const rest of placements(others, end)) {
    for (let at = first.from; at <= Math.min(first.to, end - 1); at++) {
      const there = rest.get(at) ?? [];
      // Items that are counted by one schema are different items, and their order says nothing.
      if (at >= firstOf(rest, first)) break;
      yield new Map([...rest, [at, [...there, first]]]);
    }
  }
}

/** The first position that was given to a wish. */
function firstOf(placed: ReadonlyMap<number, readonly Wish[]>, wish: Wish): number {
  return Math.min(...[...placed].map(([at, there]) => (there.includes(wish) ? at : Number.POSITIVE_INFINITY)));
}

/** The positions of two items that are equal; null where none need be. */
function* twins({ repeated }: Shape, end: number): Generator<readonly [number, number] | null> {
  if (!repeated) yield null;
  else for (let j = 1; j < Math.max(end, 0); j++) for (let i = 0; i < j; i++) yield [i, j];
}

/** What the items of an array must meet, by position. */
class Items {
  readonly prefix: number;

  constructor(
    readonly solver: Solver,
    readonly demand: Demand,
  ) {
    this.prefix = Math.max(
      0,
      ...[...demand.owns, ...demand.failing].map(({ keywords }) => keywords.prefixItems?.length ?? 0),
    );
  }

  at(index: number): Literal[] {
    return this.demand.owns.flatMap((schema) => {
      const { prefixItems, items, unevaluatedItems, contains } = schema.keywords;
      const own = index < (prefixItems?.length ?? 0) ? prefixItems?.[index] : items;
      if (own !== undefined) return [holds(own)];
      if (unevaluatedItems === undefined || contains !== undefined) return [];
      // Branches may evaluate more; where there are any, nothing is asked here and the array is judged as a whole.
      const { anyOf, oneOf, if: test, allOf } = schema.keywords;
      if (anyOf !== undefined || oneOf !== undefined || test !== undefined) return [];
      const seen = evaluatedItems(partsOf(schema), schema);
      const isPlain = (allOf ?? []).every(({ keywords }) =>
        Object.keys(keywords).every((key) => key === 'prefixItems'),
      );
      return seen.all || !isPlain || index < seen.prefix ? [] : [holds(unevaluatedItems)];
    });
  }
}

function build(
  solver: Solver,
  demand: Demand,
  shape: Shape,
  items: Items,
  placed: ReadonlyMap<number, readonly Wish[]>,
  twin: readonly [number, number] | null,
): Outcome {
  const needed = Math.max(shape.min, ...[...placed.keys(), ...(twin ?? [])].map((at) => at + 1));
  if (needed > shape.max) return NONE;
  if (needed > MAX_ITEMS) return unknown(`an array of ${needed} items is too large to show`);
  const spare = sparing(solver, items, shape, placed, needed);
  if (spare === null) return NONE;
  const wantedAt = (index: number): Literal[] => [
    ...items.at(index),
    ...(placed.get(index) ?? []).flatMap(({ item }) => item),
    ...spare.at(index),
  ];
  const found: unknown[] = [];
  const asked = new Set<string>();
  let open: Outcome | null = null;
  for (let index = 0; index < needed; index++) {
    if (!solver.spend()) return OVER_BUDGET;
    const literals = wantedAt(index);
    asked.add(keyOf(literals));
    if (twin?.[0] === index) literals.push(...wantedAt(twin[1]));
    const copied = twin?.[1] === index && found.length > twin[0];
    const outcome = copied ? { kind: 'found' as const, value: found[twin[0]] } : itemAt(solver, literals, shape, found);
    if (outcome.kind === 'none') {
      // Another choice of the earlier items, or of those that count, might have left room.
      const isExact = (!shape.unique || asked.size === 1) && spare.isExact;
      return isExact || solver.solve(literals).kind === 'none' ? (spare.isExact ? NONE : undecided) : undecided;
    }
    if (outcome.kind === 'unknown') open ??= outcome;
    else found.push(outcome.value);
  }
  if (open !== null) return open;
  const outcome = solver.check(found, demand);
  if (outcome.kind !== 'none' || shape.max === 0) return outcome;
  return unknown('the array found does not hold after all');
}

const undecided = unknown('whether such items exist side by side is not decided');

/** The items that must not be accepted by a schema, because only so many may be; null where too many must be. */
function sparing(
  solver: Solver,
  items: Items,
  shape: Shape,
  placed: ReadonlyMap<number, readonly Wish[]>,
  needed: number,
) {
  let isExact = true;
  const spared: { readonly schema: NormalSchema; readonly indexes: ReadonlySet<number> }[] = [];
  for (const { schema, max } of shape.counts) {
    if (max === Number.POSITIVE_INFINITY) continue;
    const wanted = (index: number) => (placed.get(index) ?? []).flatMap(({ item }) => item);
    const canFail = (index: number) =>
      solver.solve([...items.at(index), ...wanted(index), fails(schema)]).kind !== 'none';
    const free = Array.from({ length: needed }, (_, index) => index).filter(canFail);
    const quota = max - (needed - free.length);
    if (quota < 0) return null;
    if (quota > 0 && quota < free.length) isExact = false;
    spared.push({ schema, indexes: new Set(free.slice(quota)) });
  }
  return {
    isExact,
    at: (index: number) => spared.flatMap(({ schema, indexes }) => (indexes.has(index) ? [fails(schema)] : [])),
  };
}

/** An item; one that is not there yet, where items must differ. */
function itemAt(solver: Solver, literals: readonly Literal[], shape: Shape, found: readonly unknown[]): Outcome {
  if (!shape.unique) return solver.solve(literals);
  const others = found.map((value) => fails(solver.made.limit(`value ${valueKey(value)}`, { enum: [value] })));
  return solver.solve([...literals, ...others]);
}
