import {
  isJsonObject,
  isPolymorphic,
  isTagged,
  type Json,
  type JsonObject,
  type Part,
  partsOf,
  partsOfKind,
  refOf,
  replacePart,
  resolve,
} from '../../support/drafts/contract-parts.ts';
import { copyOf, type Draft, ENTRY } from '../../support/drafts/draft.ts';
import type { Random } from '../../support/drafts/random.ts';

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

function schemasIn(entry: JsonObject): readonly [string, JsonObject] | null {
  const { components, definitions } = entry;
  if (isJsonObject(definitions)) return ['#/definitions/', definitions];
  return isJsonObject(components) && isJsonObject(components.schemas)
    ? ['#/components/schemas/', components.schemas]
    : null;
}

/** Names that are sent as tags, by a union or by a family. */
function sentNames({ entry, files }: Draft): Set<string> {
  const sent = new Set<string>();
  const moved = [...files.values()].flatMap((schemas) => partsOfKind({ definitions: schemas }, 'schema'));
  for (const part of [...partsOfKind(entry, 'schema'), ...moved]) {
    const ref = refOf(part.value);
    const name = ref?.slice(ref.lastIndexOf('/') + 1);
    if (name !== undefined && isTagged(part)) sent.add(name);
    const family = ref !== null && part.via === 'allOf' && isPolymorphic(resolve(entry, ref));
    if (family && part.parent !== null) sent.add(part.parent.key).add(name ?? '');
    for (const target of mappingOf(part.value)) sent.add(target.slice(target.lastIndexOf('/') + 1));
    if (isPolymorphic(part.value)) sent.add(part.key);
  }
  return sent;
}

function mappingOf({ discriminator }: JsonObject): string[] {
  const mapping = isJsonObject(discriminator) ? discriminator.mapping : undefined;
  return isJsonObject(mapping) ? Object.values(mapping).map(String) : [];
}

/** Some named schemas get another name, at another place of the list. */
export function schemasRenamed({ entry, files }: Draft, random: Random): void {
  const [prefix, schemas] = schemasIn(entry) ?? [];
  if (schemas === undefined) return;
  const sent = sentNames({ entry, files });
  const renamed = new Map<string, string>();
  for (const name of Object.keys(schemas)) {
    const schema = schemas[name];
    if (schema === undefined || sent.has(name) || random.chance(0.7)) continue;
    renamed.set(`${prefix}${name}`, `${prefix}${name}Renamed`);
    delete schemas[name];
    schemas[`${name}Renamed`] = schema;
  }
  const change = (ref: string): string => {
    const at = ref.startsWith(ENTRY) ? ENTRY.length : 0;
    for (const [from, to] of renamed) {
      if (`${ref}/`.startsWith(`${from}/`, at)) return ref.slice(0, at) + to + ref.slice(at + from.length);
    }
    return ref;
  };
  for (const document of [entry, ...files.values()]) mapReferences(document, change);
}

/** Some named schemas move to a file of their own; a reference to it stays. */
export function schemasMovedToFile({ entry, files }: Draft, random: Random): void {
  const [, schemas] = schemasIn(entry) ?? [];
  if (schemas === undefined) return;
  const sent = sentNames({ entry, files });
  const moved = files.get('schemas') ?? {};
  for (const [name, schema] of Object.entries(schemas)) {
    if (!isJsonObject(schema) || sent.has(name) || random.chance(0.7) || Object.hasOwn(moved, name)) continue;
    mapReferences(schema, (ref) => (ref.startsWith('#') ? ENTRY + ref : ref));
    moved[name] = schema;
    schemas[name] = { $ref: `schemas#/${name}` };
  }
  if (Object.keys(moved).length > 0) files.set('schemas', moved);
}

function mapReferences(value: Json, change: (ref: string) => string): void {
  if (typeof value !== 'object' || value === null) return;
  if (isJsonObject(value) && typeof value.$ref === 'string') value.$ref = change(value.$ref);
  for (const item of Object.values(value)) mapReferences(item, change);
}
