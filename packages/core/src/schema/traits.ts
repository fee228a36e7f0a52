import type { SourceNode } from '../load/source-node.ts';
import { arrayShapeOf } from './arrays.ts';
import { propertiesOf, requiredOf, restOf } from './objects.ts';
import type { Term } from './term.ts';
import { valueKey, valuesOf } from './values.ts';

type TermOf = (nodes: readonly SourceNode[]) => Term;

/** Schemas are recursive; this deep below a branch the branches tell themselves apart. */
const MAX_DEPTH = 2;

/** What is plain to see of a schema, however it is written: two schemas with much of it in common are one, edited. */
export function traitsOf(term: Term, termOf: TermOf, depth = 0): ReadonlySet<string> {
  const traits = new Set(kindOf('', term));
  for (const name of requiredOf(term).keys()) traits.add(`required ${name}`);
  for (const [name, nodes] of propertiesOf(term)) {
    traits.add(`member ${name}`);
    for (const trait of kindOf(name, termOf(nodes))) traits.add(trait);
  }
  for (const [place, schemas] of [
    ['items', arrayShapeOf(term).restSchemas],
    ['values', restOf(term).schemas],
  ] as const) {
    if (schemas.length === 0 || depth === MAX_DEPTH) continue;
    for (const trait of traitsOf(termOf(schemas), termOf, depth + 1)) traits.add(`${place} ${trait}`);
  }
  return traits;
}

function kindOf(place: string, term: Term): string[] {
  const values = valuesOf(term, valueKey);
  return [`${place} is ${term.types}`, ...[...(values?.values.keys() ?? [])].map((value) => `${place} = ${value}`)];
}

/** Pairs each item with the one most like it, best pairs first; equal likeness in the order given. */
export function pairAlike<T>(
  base: readonly T[],
  revision: readonly T[],
  likeness: (one: T, other: T) => number | null,
): [T, T][] {
  const candidates = base.flatMap((one) =>
    revision.flatMap((other) => {
      const score = likeness(one, other);
      return score === null ? [] : [{ one, other, score }];
    }),
  );
  const taken = new Set<T>();
  const pairs: [T, T][] = [];
  for (const { one, other } of candidates.sort((a, b) => b.score - a.score)) {
    if (taken.has(one) || taken.has(other)) continue;
    taken.add(one).add(other);
    pairs.push([one, other]);
  }
  return pairs;
}

/** From 0 (nothing in common) to 1 (the same). */
export function shareInCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const item of one) if (other.has(item)) common++;
  const all = one.size + other.size - common;
  return all === 0 ? 1 : common / all;
}
