import {
  isJsonObject,
  isPolymorphic,
  isTagged,
  type JsonObject,
  type Part,
  partsOf,
  pinnedIn,
  refOf,
  replacePart,
  resolve,
} from '../../support/drafts/contract-parts.ts';
import { copyOf, type Draft, ENTRY } from '../../support/drafts/draft.ts';
import type { Random } from '../../support/drafts/random.ts';
import { mapReferences, schemasIn, sentNames } from './rename.ts';

/** References here and there give way to a copy of what they name; what that refers to stays a reference. */
export function referencesInlined({ entry }: Draft, random: Random): void {
  const parts = partsOf(entry);
  for (const part of parts) {
    const ref = refOf(part.value);
    const target = ref === null ? undefined : resolve(entry, ref);
    // In 3.1 what stands beside a reference holds as well.
    if (!isJsonObject(target) || Object.keys(part.value).length > 1 || isNamed(part, target)) continue;
    if (random.chance(0.3)) replacePart(part, copyOf(target));
  }
}

/** The name of the schema says something here: the tag of a branch, or the base of a family. */
function isNamed(part: Part, target: JsonObject): boolean {
  return part.kind === 'schema' && (isTagged(part) || isPolymorphic(target));
}

/** Some named schemas move to a file of their own; a reference to it stays. */
export function schemasMovedToFile({ entry, files }: Draft, random: Random): void {
  const [, schemas] = schemasIn(entry) ?? [];
  if (schemas === undefined) return;
  const sent = sentNames({ entry, files });
  const pinned = pinnedIn(entry);
  const moved = files.get('schemas') ?? {};
  for (const [name, schema] of Object.entries(schemas)) {
    if (!isJsonObject(schema) || pinned.has(schema) || Object.hasOwn(moved, name)) continue;
    if (sent.has(name) || random.chance(0.7)) continue;
    mapReferences(schema, (ref) => (ref.startsWith('#') ? ENTRY + ref : ref));
    moved[name] = schema;
    schemas[name] = { $ref: `schemas#/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}` };
  }
  if (Object.keys(moved).length > 0) files.set('schemas', moved);
}
