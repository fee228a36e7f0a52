import type { SourceNode } from '../../load/source-node.ts';
import { arrayShapeOf } from '../../schema/arrays.ts';
import {
  type Bound,
  type BoundKeyword,
  boundFacts,
  boundKeywords,
  boundOf,
  compareBounds,
  isWithin,
} from '../../schema/bounds.ts';
import type { Term } from '../../schema/term.ts';
import { NUMBER, Type } from '../../schema/types.ts';
import { allOfKeyword, valueKey, valuesOf } from '../../schema/values.ts';
import { boundFact, type FactId } from '../facts.ts';
import { bothAdmit, type PairContext } from './pair-context.ts';

export function compareBoundKeywords(context: PairContext): void {
  for (const keyword of boundKeywords) {
    const { applies, lower } = boundFacts[keyword];
    if (!bothAdmit(context, applies)) continue;
    const [was, is] = boundsOf(context, keyword);
    const data = { before: was?.value, after: is?.value };
    if ((was === null && is === null) || areWithinLists(context, keyword, was, is)) continue;
    if (was === null) context.emit(boundFact(keyword, 'added'), undefined, is?.node, { data });
    else if (is === null) context.emit(boundFact(keyword, 'removed'), was.node, undefined, { data });
    else {
      const tighter = compareBounds(is, was, lower);
      if (tighter === 0) continue;
      const event = tighter > 0 === lower ? 'increased' : 'decreased';
      context.emit(boundFact(keyword, event), was.node, is.node, { data });
    }
  }
}

/** Beside a list of values a bound that all of them keep demands nothing. */
function areWithinLists(context: PairContext, keyword: BoundKeyword, was: Bound | null, is: Bound | null): boolean {
  const isIdle = (term: Term, bound: Bound | null) => {
    const listed = valuesOf(term, valueKey)?.values.values();
    return (
      listed !== undefined && (bound === null || [...listed].every(({ value }) => isWithin(value, keyword, bound)))
    );
  };
  return isIdle(context.base, was) && isIdle(context.revision, is);
}

/** A `minContains` of 0 is met beside `maxContains` only; it lifts the 1 that `contains` alone asks for. */
function boundsOf({ base, revision }: PairContext, keyword: BoundKeyword): readonly [Bound | null, Bound | null] {
  const [was, is] = [boundOf(base, keyword), boundOf(revision, keyword)];
  if (keyword !== 'minContains' || (was?.value !== 0 && is?.value !== 0)) return [was, is];
  const [before, after] = [base, revision].map((term) => arrayShapeOf(term).contains[0]);
  if (before === undefined || after === undefined) return [null, null];
  const implied = { value: 1, exclusive: false };
  return [was ?? { ...implied, node: before }, is ?? { ...implied, node: after }];
}

export function compareMultipleOf(context: PairContext): void {
  if (!bothAdmit(context, NUMBER)) return;
  const was = divisor(context.base);
  const is = divisor(context.revision);
  if (was === undefined && is === undefined) return;
  const data = { before: was?.value, after: is?.value };
  if (was === undefined) context.emit('multiple-of-added', undefined, is, { data });
  else if (is === undefined) context.emit('multiple-of-removed', was, undefined, { data });
  else if (Number(was.value) !== Number(is.value)) {
    const fact = multipleFact(was.value, is.value);
    context.emit(fact, was, is, { data });
  }
}

function multipleFact(before: unknown, after: unknown): FactId {
  if (isMultiple(after, before)) return 'multiple-of-tightened';
  return isMultiple(before, after) ? 'multiple-of-loosened' : 'multiple-of-changed';
}

/** The `multipleOf` in force; a whole fraction of 1 demands nothing of integers. */
function divisor(term: Term): SourceNode | undefined {
  return allOfKeyword(term, 'multipleOf').find(({ value }) => {
    if (typeof value !== 'number' && typeof value !== 'bigint') return false;
    return !(isMultiple(1, value) && (term.types & Type.fraction) === 0);
  });
}

/** Decimals are scaled to whole numbers first: 0.3 / 0.1 is not 3 in binary. */
function isMultiple(a: unknown, b: unknown): boolean {
  const digits = Math.max(decimals(a), decimals(b));
  const [x, y] = [Number(a) * 10 ** digits, Number(b) * 10 ** digits].map(Math.round) as [number, number];
  return y !== 0 && x % y === 0;
}

function decimals(value: unknown): number {
  const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(String(value)) ?? [];
  return Math.min(15, Math.max(0, fraction.length - Number(exponent)));
}
