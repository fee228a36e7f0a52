import { arrayShapeOf } from '../../schema/arrays.ts';
import { Type } from '../../schema/types.ts';
import { bothAdmit, type PairContext } from './pair-context.ts';

export function compareArrays(context: PairContext): void {
  if (!bothAdmit(context, Type.array)) return;
  const was = arrayShapeOf(context.base);
  const is = arrayShapeOf(context.revision);

  for (let index = 0; index < Math.max(was.prefix.length, is.prefix.length); index++) {
    const base = was.prefix[index] ?? [];
    const revision = is.prefix[index] ?? [];
    const subject = String(index);
    const data = { baseRest: was.rest, revisionRest: is.rest };
    if (base.length > 0 && revision.length > 0) context.descend(base, revision, { step: 'items' });
    else if (base.length > 0) context.emit('prefix-item-removed', base[0], undefined, { subject, data, step: 'items' });
    else if (revision.length > 0)
      context.emit('prefix-item-added', undefined, revision[0], { subject, data, step: 'items' });
  }

  if (was.rest !== is.rest) {
    const [base, revision] = [was.restNode, is.restNode];
    if (is.rest === 'closed') context.emit('array-closed', base, revision);
    else if (was.rest === 'closed') context.emit('array-opened', base, revision);
    else if (is.rest === 'typed') context.emit('items-added', base, revision, { step: 'items' });
    else context.emit('items-removed', base, revision, { step: 'items' });
  } else if (was.rest === 'typed') {
    context.descend(was.restSchemas, is.restSchemas, { step: 'items', spelling: context.spelling });
  }

  if (was.contains.length === 0 && is.contains.length > 0) context.emit('contains-added', undefined, is.contains[0]);
  else if (was.contains.length > 0 && is.contains.length === 0) {
    context.emit('contains-removed', was.contains[0], undefined);
  } else if (was.contains.length > 0) context.descend(was.contains, is.contains, { step: 'items', certain: false });

  if (was.unique === undefined && is.unique !== undefined) context.emit('unique-items-added', undefined, is.unique);
  else if (was.unique !== undefined && is.unique === undefined) {
    context.emit('unique-items-removed', was.unique, undefined);
  }
}
