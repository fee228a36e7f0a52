import type { SourceNode } from '../load/source-node.ts';
import { isObject, member } from '../model/raw.ts';
import { containsOf } from './arrays.ts';
import type { Term } from './term.ts';
import { NUMBER, Type } from './types.ts';

/** The bounds that are compared; `minimum` and `maximum` cover their exclusive forms. */
export const boundKeywords = [
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'minContains',
  'maxContains',
] as const;

export type BoundKeyword = (typeof boundKeywords)[number];

export interface Bound {
  readonly value: number | bigint;
  readonly exclusive: boolean;
  readonly node: SourceNode;
}

interface BoundFacts {
  /** The types that the keyword applies to. */
  readonly applies: number;
  readonly lower: boolean;
  /** The value that demands nothing. */
  readonly neutral: number | null;
}

export const boundFacts: Readonly<Record<BoundKeyword, BoundFacts>> = {
  minimum: { applies: NUMBER, lower: true, neutral: null },
  maximum: { applies: NUMBER, lower: false, neutral: null },
  minLength: { applies: Type.string, lower: true, neutral: 0 },
  maxLength: { applies: Type.string, lower: false, neutral: null },
  minItems: { applies: Type.array, lower: true, neutral: 0 },
  maxItems: { applies: Type.array, lower: false, neutral: null },
  minProperties: { applies: Type.object, lower: true, neutral: 0 },
  maxProperties: { applies: Type.object, lower: false, neutral: null },
  minContains: { applies: Type.array, lower: true, neutral: 1 },
  maxContains: { applies: Type.array, lower: false, neutral: null },
};

/** The strongest bound among the parts of a term, or null. */
export function boundOf(term: Term, keyword: BoundKeyword): Bound | null {
  const { lower, neutral } = boundFacts[keyword];
  let strongest: Bound | null = null;
  for (const part of term.parts) {
    for (const bound of ownBounds(part.node, keyword)) {
      const rounded = (term.types & Type.fraction) === 0 ? inclusive(bound, lower) : bound;
      if (rounded.value === neutral) continue;
      if (strongest === null || compareBounds(rounded, strongest, lower) > 0) strongest = rounded;
    }
  }
  return strongest;
}

/** Positive when `a` admits less than `b`, negative when more, 0 when the same. */
export function compareBounds(a: Bound, b: Bound, lower: boolean): number {
  // `<` and `>` compare doubles with exact integers by value, without rounding.
  if (a.value > b.value) return lower ? 1 : -1;
  if (a.value < b.value) return lower ? -1 : 1;
  return Number(a.exclusive) - Number(b.exclusive);
}

/** What a bound speaks of; null for values of other types. */
const measures: Readonly<Record<BoundKeyword, (value: unknown) => number | bigint | null>> = {
  minimum: numberOf,
  maximum: numberOf,
  minLength: lengthOf,
  maxLength: lengthOf,
  minItems: itemsOf,
  maxItems: itemsOf,
  minProperties: membersOf,
  maxProperties: membersOf,
  // Which items match takes a look at their schema, so that nothing is said of them here.
  minContains: () => Number.NaN,
  maxContains: () => Number.NaN,
};

function numberOf(value: unknown): number | bigint | null {
  return isNumber(value) ? value : null;
}

/** In characters, not UTF-16 units (JSON Schema 2020-12 validation §6.3.1). */
function lengthOf(value: unknown): number | null {
  return typeof value === 'string' ? [...value].length : null;
}

function itemsOf(value: unknown): number | null {
  return Array.isArray(value) ? value.length : null;
}

function membersOf(value: unknown): number | null {
  return isObject(value) ? Object.keys(value).length : null;
}

export function isWithin(value: unknown, keyword: BoundKeyword, bound: Bound): boolean {
  const measured = measures[keyword](value);
  if (measured === null) return true;
  if (measured > bound.value) return boundFacts[keyword].lower;
  if (measured < bound.value) return !boundFacts[keyword].lower;
  return !Number.isNaN(measured) && !bound.exclusive;
}

function ownBounds(node: SourceNode, keyword: BoundKeyword): Bound[] {
  const found: Bound[] = [];
  const child = node.child(keyword);
  const value = child?.value;
  if ((keyword === 'minContains' || keyword === 'maxContains') && containsOf(node) === undefined) return found;
  if (keyword !== 'minimum' && keyword !== 'maximum') {
    if (child !== undefined && isNumber(value)) found.push({ value, exclusive: false, node: child });
    return found;
  }
  const exclusiveKey = keyword === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
  const exclusive = member(node.value, exclusiveKey);
  // A boolean beside the bound is the spelling of draft 4; it is met in 3.1 documents too.
  if (child !== undefined && isNumber(value)) found.push({ value, exclusive: exclusive === true, node: child });
  const own = node.child(exclusiveKey);
  if (own !== undefined && isNumber(exclusive)) found.push({ value: exclusive, exclusive: true, node: own });
  return found;
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value));
}

/** Among integers every bound has an inclusive spelling: `> 0` is `>= 1`, `>= 0.5` is `>= 1`. */
function inclusive(bound: Bound, lower: boolean): Bound {
  const { value, node } = bound;
  const inwards = lower ? 1 : -1;
  if (typeof value === 'bigint') {
    return bound.exclusive ? { value: value + BigInt(inwards), exclusive: false, node } : bound;
  }
  const whole = lower ? Math.ceil(value) : Math.floor(value);
  return { value: bound.exclusive && whole === value ? whole + inwards : whole, exclusive: false, node };
}
