import type { SourceNode } from '../load/source-node.ts';
import { demandsSomething } from './objects.ts';
import type { Term } from './term.ts';
import { allOfKeyword } from './values.ts';

export interface ArrayShape {
  /** Schemas of the leading items by position (`prefixItems`; draft 4: `items` as a list). */
  readonly prefix: readonly (readonly SourceNode[])[];
  readonly rest: 'omitted' | 'typed' | 'closed';
  readonly restNode: SourceNode | undefined;
  readonly restSchemas: readonly SourceNode[];
  readonly contains: readonly SourceNode[];
  readonly unique: SourceNode | undefined;
}

/** What a term says of arrays. */
export function arrayShapeOf(term: Term): ArrayShape {
  const prefix: SourceNode[][] = [];
  for (const { node } of term.parts) {
    for (const item of tupleOf(node)) {
      const at = Number(item.key);
      prefix[at] = [...(prefix[at] ?? []), item];
    }
  }
  const rests = term.parts.flatMap(({ node }) => restsOf(node)).filter(({ value }) => demandsSomething(value));
  const closed = rests.find(({ value }) => value === false);
  const restSchemas = rests.filter(({ value }) => value !== false);
  const open = restSchemas.length > 0 ? 'typed' : 'omitted';
  return {
    prefix,
    rest: closed === undefined ? open : 'closed',
    restNode: closed ?? restSchemas[0],
    restSchemas,
    contains: term.parts.flatMap(({ node }) => containsOf(node) ?? []),
    unique: allOfKeyword(term, 'uniqueItems').find(({ value }) => value === true),
  };
}

/** `contains` where it asks for an item: not with `minContains: 0` alone (2020-12 core §10.3.1.3). */
export function containsOf(node: SourceNode): SourceNode | undefined {
  const asksForNone = node.child('minContains')?.value === 0 && node.child('maxContains') === undefined;
  return asksForNone ? undefined : node.child('contains');
}

function tupleOf(node: SourceNode): SourceNode[] {
  const items = node.child('items');
  const tuple = Array.isArray(items?.value) ? items : node.child('prefixItems');
  return tuple !== undefined && Array.isArray(tuple.value) ? [...tuple.children()] : [];
}

/** `items`, `additionalItems` (beside a tuple) and `unevaluatedItems` all speak of the items after the prefix. */
function restsOf(node: SourceNode): SourceNode[] {
  const items = node.child('items');
  const keywords = Array.isArray(items?.value)
    ? ['additionalItems', 'unevaluatedItems']
    : ['items', 'unevaluatedItems'];
  return keywords.flatMap((keyword) => node.child(keyword) ?? []);
}
