import type { SourceNode } from '../../load/source-node.ts';
import { type ArrayShape, arrayShapeOf } from '../../schema/arrays.ts';
import { demandsSomething } from '../../schema/objects.ts';
import type { Term } from '../../schema/term.ts';
import { Type } from '../../schema/types.ts';
import { bothAdmit, demanding, type PairContext } from './pair-context.ts';

export function compareArrays(context: PairContext): void {
  if (!bothAdmit(context, Type.array)) return;
  const was = shapeIn(context.base, context.baseTerm);
  const is = shapeIn(context.revision, context.revisionTerm);
  comparePrefixes(context, was, is);
  compareRests(context, was, is);
  if (was.contains.length > 0 && is.contains.length > 0) {
    context.descend(was.contains, is.contains, { step: 'items', certain: false });
  } else if (is.contains.length > 0) context.emit('contains-added', undefined, is.contains[0]);
  else if (was.contains.length > 0) context.emit('contains-removed', was.contains[0], undefined);
  if (was.unique === undefined && is.unique !== undefined) context.emit('unique-items-added', undefined, is.unique);
  if (was.unique !== undefined && is.unique === undefined) context.emit('unique-items-removed', was.unique, undefined);
}

function shapeIn(term: Term, termOf: PairContext['baseTerm']): ArrayShape {
  const shape = arrayShapeOf(term);
  if (shape.rest !== 'typed') return shape;
  const restSchemas = demanding(shape.restSchemas, termOf);
  return { ...shape, restSchemas, restNode: restSchemas[0], rest: restSchemas.length > 0 ? 'typed' : 'omitted' };
}

function comparePrefixes(context: PairContext, was: ArrayShape, is: ArrayShape): void {
  const data = { baseRest: was.rest, revisionRest: is.rest };
  for (let index = 0; index < Math.max(was.prefix.length, is.prefix.length); index++) {
    const base = was.prefix[index] ?? [];
    const revision = is.prefix[index] ?? [];
    const details = { subject: String(index), data, step: 'items' } as const;
    if (base.length > 0 && revision.length > 0) context.descend(base, revision, { step: 'items' });
    else if (base.length > 0) {
      if (isLimit(base, is.rest)) context.emit('prefix-item-removed', base[0], undefined, details);
    } else if (isLimit(revision, was.rest)) context.emit('prefix-item-added', undefined, revision[0], details);
  }
}

/** Describing a position by a schema that demands nothing changes nothing where the other side admits any item. */
function isLimit(item: readonly SourceNode[], otherRest: ArrayShape['rest']): boolean {
  return item.length > 0 && (otherRest !== 'omitted' || item.some(({ value }) => demandsSomething(value)));
}

function compareRests(context: PairContext, was: ArrayShape, is: ArrayShape): void {
  const step = 'items' as const;
  const [base, revision] = [was.restNode, is.restNode];
  if (was.rest === is.rest) {
    if (was.rest === 'typed') {
      context.descend(was.restSchemas, is.restSchemas, { step, spelling: context.spelling });
    }
  } else if (is.rest === 'closed') context.emit('array-closed', base, revision);
  else if (was.rest === 'closed') context.emit('array-opened', base, revision);
  else context.emit(is.rest === 'typed' ? 'items-added' : 'items-removed', base, revision, { step });
}
