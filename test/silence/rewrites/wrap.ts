import {
  isPolymorphic,
  isTagged,
  type JsonObject,
  partsOfKind,
  refOf,
  replacePart,
  resolve,
} from '../../support/drafts/contract-parts.ts';
import type { Draft } from '../../support/drafts/draft.ts';
import type { Random } from '../../support/drafts/random.ts';

/** Schemas here and there become the only member of an `allOf`. */
export function schemasWrapped({ entry }: Draft, random: Random): void {
  for (const part of partsOfKind(entry, 'schema')) {
    if (isTagged(part) || isPolymorphic(part.value) || extendsPolymorphic(entry, part.value)) continue;
    if (random.chance(0.2)) replacePart(part, { allOf: [part.value] });
  }
}

function extendsPolymorphic(entry: JsonObject, schema: JsonObject): boolean {
  const parts = Array.isArray(schema.allOf) ? schema.allOf : [];
  return [schema, ...parts].some((part) => {
    const ref = refOf(part);
    return ref !== null && isPolymorphic(resolve(entry, ref));
  });
}
