import type { SourceNode } from '../load/source-node.ts';
import { member } from '../model/raw.ts';
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
  if (a.value === b.value || Number(a.value) === Number(b.value)) {
    if (typeof a.value === typeof b.value || !isUnsafe(a, b)) return Number(a.exclusive) - Number(b.exclusive);
  }
  return a.value > b.value === lower ? 1 : -1;
}

/** A rounded double and an exact integer may print alike and differ. */
function isUnsafe(a: Bound, b: Bound): boolean {
  return BigInt(a.value) !== BigInt(b.value);
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
