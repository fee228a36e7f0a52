import type { SourceNode } from '../../load/source-node.ts';
import { annotationOf, valueKey, valuesOf, wireKey } from '../../schema/values.ts';
import { type PairContext, pairByKey } from './pair-context.ts';

/** `enum` and `const`, which is an `enum` of one. */
export function compareValues(context: PairContext): void {
  const { base, revision, emit } = context;
  const keyOf = typeof context.spelling === 'object' ? wireKey : valueKey;
  const was = valuesOf(base, keyOf);
  const is = valuesOf(revision, keyOf);
  // What admits nothing lists nothing; that it does not is told of its type.
  if ((was === null && is === null) || base.never || revision.never) return;
  if (was === null || is === null) {
    const set = was ?? is;
    const listed = [...(set?.values.values() ?? [])].map((node) => node.value);
    const kind = set?.isConst === true ? 'const' : 'enum';
    if (is === null) emit(`${kind}-removed`, was?.node, undefined, { data: { before: listed } });
    else {
      const known = listedAt(annotationOf(base, 'x-extensible-enum'));
      emit(`${kind}-added`, undefined, is.node, { data: { after: listed, keepsKnown: holdsAll(is, known) } });
    }
    return;
  }
  if (was.isConst && is.isConst) {
    const [before, after] = [[...was.values.keys()][0], [...is.values.keys()][0]];
    if (before !== after) {
      emit('const-changed', was.node, is.node, { data: { before: was.node.value, after: is.node.value } });
    }
    return;
  }
  pairByKey(was.values, is.values, {
    removed: (key, node) =>
      emit('enum-value-removed', node, is.node, {
        subject: key,
        data: { before: node.value },
        step: { enumValue: node.value },
      }),
    added: (key, node) =>
      emit('enum-value-added', was.node, node, {
        subject: key,
        data: { after: node.value, constant: was.isConst },
        step: { enumValue: node.value },
      }),
    both: (_, one, other) => {
      // Each spelled as a constant with a schema of its own, which may be annotated.
      const isOwn = !was.isConst && !is.isConst && one.key === 'const' && other.key === 'const';
      if (!isOwn || one.parent === null || other.parent === null) return;
      context.descend([one.parent], [other.parent], { step: { enumValue: one.value } });
    },
  });
}

/** What generators call the values; nothing on the wire. */
export function compareEnumNames({ base, revision, emit }: PairContext): void {
  for (const keyword of ['x-enum-varnames', 'x-enumNames']) {
    const [was, is] = [annotationOf(base, keyword), annotationOf(revision, keyword)];
    if (was === undefined || is === undefined || valueKey(was.value) === valueKey(is.value)) continue;
    emit('enum-names-changed', was, is, { data: { before: was.value, after: is.value } });
  }
}

/** `x-extensible-enum`: values that are known, others may come (a widely used extension, e.g. in Zalando's guidelines). */
export function compareExtensibleEnum(context: PairContext): void {
  const was = listedAt(annotationOf(context.base, 'x-extensible-enum'));
  const is = listedAt(annotationOf(context.revision, 'x-extensible-enum'));
  if (was === null && is === null) return;
  if (was === null || is === null) {
    const fact = was === null ? 'extensible-enum-added' : 'extensible-enum-removed';
    const keepsKnown = is !== null && holdsAll(is, valuesOf(context.base, valueKey));
    context.emit(fact, was?.node, is?.node, { data: { before: was?.node.value, after: is?.node.value, keepsKnown } });
    return;
  }
  pairByKey(was.values, is.values, {
    removed: (key, node) =>
      context.emit('extensible-enum-value-removed', node, is.node, { subject: key, data: { before: node.value } }),
    added: (key, node) =>
      context.emit('extensible-enum-value-added', was.node, node, { subject: key, data: { after: node.value } }),
  });
}

interface Listing {
  readonly values: ReadonlyMap<string, SourceNode>;
}

/** There was a list of the other kind, open or closed, and every value of it is still listed. */
function holdsAll(list: Listing, known: Listing | null): boolean {
  const keys = new Set([...list.values.values()].map(({ value }) => valueKey(value)));
  return known !== null && [...known.values.values()].every(({ value }) => keys.has(valueKey(value)));
}

function listedAt(node: SourceNode | undefined): { node: SourceNode; values: Map<string, SourceNode> } | null {
  if (node === undefined || !Array.isArray(node.value)) return null;
  return { node, values: new Map([...node.children()].map((item) => [valueKey(item.value), item])) };
}

export function compareDefault({ base, revision, emit }: PairContext): void {
  const was = annotationOf(base, 'default');
  const is = annotationOf(revision, 'default');
  if (was === undefined && is === undefined) return;
  const data = { before: was?.value, after: is?.value };
  if (was === undefined) emit('default-added', undefined, is, { data });
  else if (is === undefined) emit('default-removed', was, undefined, { data });
  else if (valueKey(was.value) !== valueKey(is.value)) emit('default-changed', was, is, { data });
}
