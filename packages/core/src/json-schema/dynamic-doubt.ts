import { splitReference } from '../load/refs/uri.ts';
import { walkParts } from '../load/refs/walk.ts';
import type { SourceSet } from '../load/source-set.ts';

const DYNAMIC = /\$(?:dynamic|recursive)Ref\b/;

/** `$recursiveAnchor` has no name. */
const NAMELESS = '';

/**
 * Whether a dynamic reference may lead to several schemas, depending on the way that leads to it (JSON Schema 2020-12
 * core §8.2.3.2, 2019-09 core §8.2.4.2). Only one of them is followed here.
 */
export function hasDynamicDoubt({ documents }: SourceSet): boolean {
  if (![...documents.values()].some(({ text }) => DYNAMIC.test(text))) return false;
  const asked = new Set<string>();
  const anchors = new Map<string, number>();
  let both = false;
  for (const document of documents.values()) {
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
