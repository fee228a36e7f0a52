import type { Term } from '../../schema/term.ts';
import { annotationOf, valueKey } from '../../schema/values.ts';
import { compareLifecycles, readLifecycle } from '../lifecycle.ts';
import type { FactDetails, PairContext } from './pair-context.ts';

/** Annotations that change what is sent, or that people must be told of. */
export function compareAnnotations(context: PairContext): void {
  const { base, revision, emit } = context;
  const [was, is] = [annotationOf(base, 'xml'), annotationOf(revision, 'xml')];
  // What is never there has no form.
  const isThere = !base.never && !revision.never;
  if (isThere && valueKey(was?.value ?? null) !== valueKey(is?.value ?? null)) emit('xml-changed', was, is);
  compareLifecycles(
    'property',
    readLifecycle((keyword) => annotationOf(base, keyword)),
    readLifecycle((keyword) => annotationOf(revision, keyword)),
    (fact) =>
      emit(
        fact.fact,
        fact.base ?? undefined,
        fact.revision ?? undefined,
        fact.data === undefined ? {} : { data: fact.data },
      ),
  );
}

/** Who may send a member, where that changed (readOnly: only the provider; writeOnly: only the consumer). */
export function compareSenders(
  base: Term,
  revision: Term,
  required: boolean,
  details: FactDetails,
  emit: PairContext['emit'],
): void {
  for (const [keyword, on, off] of [
    ['readOnly', 'property-became-read-only', 'property-became-not-read-only'],
    ['writeOnly', 'property-became-write-only', 'property-became-not-write-only'],
  ] as const) {
    const [was, is] = [annotationOf(base, keyword), annotationOf(revision, keyword)];
    const isOn = is?.value === true;
    if ((was?.value === true) === isOn) continue;
    emit(isOn ? on : off, was ?? base.home, is ?? revision.home, { ...details, data: { required } });
  }
}
