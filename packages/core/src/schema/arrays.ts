import type { SourceNode } from '../load/source-node.ts';
import type { Term } from './term.ts';

export interface ArrayShape {
  /** Schemas of the leading items by position (`prefixItems`; draft 4: `items` as a list). */
  readonly prefix: readonly (readonly SourceNode[])[];
  readonly rest: 'omitted' | 'typed' | 'closed';
  readonly restNode: SourceNode | undefined;
  readonly restSchemas: readonly SourceNode[];
  readonly contains: readonly SourceNode[];
  readonly unique: SourceNode | undefined;
}

/** What a term says of arrays. `items`, `additionalItems` and `unevaluatedItems` all speak of the items after the prefix. */
export function arrayShapeOf(term: Term): ArrayShape {
  const prefix: SourceNode[][] = [];
  const restSchemas: SourceNode[] = [];
  const contains: SourceNode[] = [];
  let closed: SourceNode | undefined;
  let unique: SourceNode | undefined;
  for (const { node } of term.parts) {
    const items = node.child('items');
    const tuple = Array.isArray(items?.value) ? items : node.child('prefixItems');
    for (const item of tuple !== undefined && Array.isArray(tuple.value) ? tuple.children() : []) {
      const at = Number(item.key);
      (prefix[at] ??= []).push(item);
    }
    const rests = [Array.isArray(items?.value) ? undefined : items, node.child('unevaluatedItems')];
    if (tuple !== undefined) rests.push(node.child('additionalItems'));
    for (const rest of rests) {
      if (rest === undefined || rest.value === true) continue;
      if (rest.value === false) closed = rest;
      else restSchemas.push(rest);
    }
    const within = node.child('contains');
    if (within !== undefined) contains.push(within);
    const uniqueItems = node.child('uniqueItems');
    if (uniqueItems?.value === true) unique = uniqueItems;
  }
  const rest = closed !== undefined ? 'closed' : restSchemas.length > 0 ? 'typed' : 'omitted';
  return { prefix, rest, restNode: closed ?? restSchemas[0], restSchemas, contains, unique };
}
