import {
  isJsonObject,
  isPolymorphic,
  isTagged,
  type Json,
  type JsonObject,
  partsOf,
  partsOfKind,
  refOf,
  resolve,
} from '../../support/drafts/contract-parts.ts';
import { type Draft, ENTRY } from '../../support/drafts/draft.ts';
import type { Random } from '../../support/drafts/random.ts';

/** The named schemas of a contract, and what references to them begin with. */
export function schemasIn(entry: JsonObject): readonly [prefix: string, schemas: JsonObject] | null {
  const { components, definitions } = entry;
  if (isJsonObject(definitions)) return ['#/definitions/', definitions];
  return isJsonObject(components) && isJsonObject(components.schemas)
    ? ['#/components/schemas/', components.schemas]
    : null;
}

/** Names that are sent as tags, by a union or by a family. */
export function sentNames({ entry, files }: Draft): Set<string> {
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
export function schemasRenamed(draft: Draft, random: Random): void {
  const [prefix, schemas] = schemasIn(draft.entry) ?? [];
  if (schemas === undefined || prefix === undefined) return;
  const sent = sentNames(draft);
  renameIn(draft, prefix, schemas, (name) => !sent.has(name) && random.chance(0.3));
}

/** Some named parameters, responses … get another name. Security schemes keep theirs: that is what operations say. */
export function componentsRenamed(draft: Draft, random: Random): void {
  const named = partsOf(draft.entry).filter(
    ({ parent, kind, via }) =>
      kind !== 'schema' &&
      (parent?.kind === 'components' || (parent?.kind === 'contract' && /^(param|resp)/.test(via))),
  );
  for (const [via, { parent, holder }] of new Map(named.map((part) => [part.via, part]))) {
    if (!isJsonObject(holder)) continue;
    renameIn(draft, parent?.kind === 'components' ? `#/components/${via}/` : `#/${via}/`, holder, () =>
      random.chance(0.5),
    );
  }
}

function renameIn(
  { entry, files }: Draft,
  prefix: string,
  named: JsonObject,
  isChosen: (name: string) => boolean,
): void {
  const renamed = new Map<string, string>();
  for (const name of Object.keys(named)) {
    const item = named[name];
    if (item === undefined || name.startsWith('x-') || Object.hasOwn(named, `${name}Renamed`) || !isChosen(name))
      continue;
    renamed.set(prefix + escaped(name), `${prefix}${escaped(name)}Renamed`);
    delete named[name];
    named[`${name}Renamed`] = item;
  }
  const change = (ref: string): string => {
    const at = ref.startsWith(ENTRY) ? ENTRY.length : 0;
    const [name] = ref.slice(at + prefix.length).split('/', 1);
    const from = `${prefix}${escaped(
      decodeURIComponent(name ?? '')
        .replaceAll('~1', '/')
        .replaceAll('~0', '~'),
    )}`;
    const to = ref.startsWith(prefix, at) ? renamed.get(from) : undefined;
    return to === undefined ? ref : ref.slice(0, at) + to + ref.slice(at + prefix.length + (name ?? '').length);
  };
  for (const document of [entry, ...files.values()]) mapReferences(document, change);
}

function escaped(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** Changes every reference below a value; also in examples, where none is followed. */
export function mapReferences(value: Json, change: (ref: string) => string): void {
  if (typeof value !== 'object' || value === null) return;
  if (isJsonObject(value) && typeof value.$ref === 'string') value.$ref = change(value.$ref);
  for (const item of Object.values(value)) mapReferences(item, change);
}
