import { splitReference } from '../load/refs/uri.ts';
import { walkParts } from '../load/refs/walk.ts';
import type { SourceDocument } from '../load/source-document.ts';
import type { SourceSet } from '../load/source-set.ts';
import { draftNamed, draftOf } from './drafts.ts';

/** What is written in schemas that is read otherwise here, so that no answer would be sure; null where nothing is. */
export function doubtAbout(sources: SourceSet): string | null {
  const documents = [...sources.documents.values()];
  const found = doubts.find(
    ({ mayHold, holds }) => documents.some(({ text }) => mayHold.test(text)) && holds(documents),
  );
  return found?.reason ?? null;
}

interface Doubt {
  readonly reason: string;
  /** A quick look at the text, which is nearly always enough. */
  readonly mayHold: RegExp;
  readonly holds: (documents: readonly SourceDocument[]) => boolean;
}

const doubts: readonly Doubt[] = [
  {
    reason: 'a dynamic reference may lead to several schemas',
    mayHold: /\$(?:dynamic|recursive)Ref\b/,
    holds: hasAmbiguousReference,
  },
  {
    reason: 'a part of it follows another draft',
    mayHold: /\$schema\b[\s\S]*\$schema\b/,
    holds: (documents) => documents.some(mixesDrafts),
  },
  {
    // There, what `contains` matches is not evaluated (2019-09 core §9.3.1.3); here it is, as in 2020-12.
    reason: 'draft 2019-09 counts unevaluated items in another way',
    mayHold: /\bunevaluatedItems\b/,
    holds: (documents) =>
      documents.some((document) => draftOf(document)?.name === '2019-09') &&
      documents.some(({ text }) => /\bcontains\b/.test(text)),
  },
];

/** `$recursiveAnchor` has no name. */
const NAMELESS = '';

/**
 * Whether a dynamic reference may lead to several schemas, depending on the way that leads to it (JSON Schema 2020-12
 * core §8.2.3.2, 2019-09 core §8.2.4.2). Only one of them is followed here.
 */
function hasAmbiguousReference(documents: readonly SourceDocument[]): boolean {
  const asked = new Set<string>();
  const anchors = new Map<string, number>();
  let both = false;
  for (const document of documents) {
    walkParts(document, (_, { $ref, $dynamicRef, $recursiveRef, $dynamicAnchor, $recursiveAnchor }) => {
      const isDynamic = typeof $dynamicRef === 'string' || typeof $recursiveRef === 'string';
      // Of two references in one schema, one is followed.
      both ||= isDynamic && typeof $ref === 'string';
      if (typeof $dynamicRef === 'string') asked.add(splitReference($dynamicRef).fragment);
      else if (isDynamic) asked.add(NAMELESS);
      const name = $recursiveAnchor === true ? NAMELESS : $dynamicAnchor;
      if (typeof name === 'string') anchors.set(name, (anchors.get(name) ?? 0) + 1);
    });
  }
  return both || [...asked].some((name) => (anchors.get(name) ?? 0) > 1);
}

/** A schema inside a document may name a draft of its own (2020-12 core §9.3.3). */
function mixesDrafts(document: SourceDocument): boolean {
  const own = draftOf(document)?.name;
  let mixes = false;
  walkParts(document, ({ parent }, { $schema }) => {
    mixes ||= parent !== null && typeof $schema === 'string' && draftNamed($schema)?.name !== own;
  });
  return mixes;
}
