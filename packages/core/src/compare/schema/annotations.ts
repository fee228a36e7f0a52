import { annotationOf, valueKey } from '../../schema/values.ts';
import { compareLifecycles, readLifecycle } from '../lifecycle.ts';
import type { PairContext } from './pair-context.ts';

/** Annotations that change what is sent, or that people must be told of. */
export function compareAnnotations(context: PairContext): void {
  const { base, revision, emit } = context;
  for (const [keyword, on, off] of [
    ['readOnly', 'property-became-read-only', 'property-became-not-read-only'],
    ['writeOnly', 'property-became-write-only', 'property-became-not-write-only'],
  ] as const) {
    const was = annotationOf(base, keyword);
    const is = annotationOf(revision, keyword);
    if ((was?.value === true) !== (is?.value === true)) emit(is?.value === true ? on : off, was, is);
  }
  const [was, is] = [annotationOf(base, 'xml'), annotationOf(revision, 'xml')];
  if (valueKey(was?.value ?? null) !== valueKey(is?.value ?? null)) emit('xml-changed', was, is);
  compareLifecycles(
    'property',
    readLifecycle((keyword) => annotationOf(base, keyword)),
    readLifecycle((keyword) => annotationOf(revision, keyword)),
    (fact) => emit(fact.fact, fact.base ?? undefined, fact.revision ?? undefined, fact.data === undefined ? {} : { data: fact.data }),
  );
}
