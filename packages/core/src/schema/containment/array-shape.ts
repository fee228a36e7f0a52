import { fails, holds, type Literal } from './literals.ts';
import type { Keywords, NormalSchema } from './normal-schema.ts';
import { type Size, sizeOf } from './sizes.ts';
import type { Demand } from './solver.ts';

/** An item that must be somewhere, from a position on. */
export interface Wish {
  readonly from: number;
  readonly to: number;
  readonly item: readonly Literal[];
}

/** How many items may be accepted by a schema. */
interface Count extends Size {
  readonly schema: NormalSchema;
}

/** What a demand says of an array as a whole, and of items wherever they stand. */
export interface Shape extends Size {
  readonly unique: boolean;
  /** Two items must be equal. */
  readonly repeated: boolean;
  readonly wishes: readonly Wish[];
  readonly counts: readonly Count[];
}

const ANYWHERE = { from: 0, to: Number.POSITIVE_INFINITY } as const;

/** @param most of the items that a schema must accept, no more than these are wished for */
export function shapeOf(demand: Demand, most: number): Shape {
  const owns = demand.owns.map(({ keywords }) => keywords);
  const failing = demand.failing.map(({ keywords }) => keywords);
  const counts = [...owns.flatMap(countToMeet), ...failing.flatMap(countToFail)];
  return {
    unique: owns.some(({ uniqueItems }) => uniqueItems === true),
    repeated: failing.some(({ uniqueItems }) => uniqueItems === true),
    wishes: [...failing.flatMap(wishToFail), ...counts.flatMap((count) => wishesFor(count, most))],
    counts,
    ...sizeOf(demand, 'Items'),
  };
}

function countToMeet({ contains, minContains = 1, maxContains = Number.POSITIVE_INFINITY }: Keywords): Count[] {
  return contains === undefined ? [] : [{ schema: contains, min: minContains, max: maxContains }];
}

function countToFail({ contains, minContains = 1, maxContains }: Keywords): Count[] {
  if (contains === undefined) return [];
  if (maxContains === undefined) return [{ schema: contains, min: 0, max: minContains - 1 }];
  return [{ schema: contains, min: maxContains + 1, max: Number.POSITIVE_INFINITY }];
}

/** The item that fails a schema which has one demand. */
function wishToFail({ contains, prefixItems = [], items }: Keywords): Wish[] {
  if (contains !== undefined) return [];
  if (items !== undefined) return [{ ...ANYWHERE, from: prefixItems.length, item: [fails(items)] }];
  const at = prefixItems.length - 1;
  const last = prefixItems[at];
  return last === undefined ? [] : [{ from: at, to: at, item: [fails(last)] }];
}

/** Items that are counted by one schema are one wish, several times. */
function wishesFor({ schema, min }: Count, most: number): Wish[] {
  const wish = { ...ANYWHERE, item: [holds(schema)] };
  return Array.from({ length: Math.min(min, most) }, () => wish);
}

/** Wishes by position. */
export type Placement = ReadonlyMap<number, readonly Wish[]>;

/** Every way of giving the wishes positions before `end`. */
export function* placements(wishes: readonly Wish[], end: number): Generator<Placement> {
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
function firstOf(placed: Placement, wish: Wish): number {
  return Math.min(...[...placed].map(([at, there]) => (there.includes(wish) ? at : Number.POSITIVE_INFINITY)));
}

export type Twins = readonly [number, number];

/** The positions of two items that are equal; null where none need be. */
export function* twins({ repeated }: Shape, end: number): Generator<Twins | null> {
  if (!repeated) yield null;
  else for (let j = 1; j < Math.max(end, 0); j++) for (let i = 0; i < j; i++) yield [i, j];
}
