import {
  isJsonObject,
  type JsonObject,
  type Kind,
  partsOf,
  partsOfKind,
  pinnedIn,
  refOf,
  replacePart,
  versionOf,
} from '../../support/drafts/contract-parts.ts';
import type { Draft } from '../../support/drafts/draft.ts';
import type { Random } from '../../support/drafts/random.ts';
import { isUntouchable } from './untouchable.ts';

/** Schemas here and there become named ones; a reference stays. */
export function schemasExtracted({ entry }: Draft, random: Random): void {
  const named = holderOf(entry, 'schemas');
  const pinned = pinnedIn(entry);
  for (const part of partsOfKind(entry, 'schema').reverse()) {
    if (refOf(part.value) !== null || pinned.has(part.value) || isUntouchable(entry, part)) continue;
    if (random.chance(0.15)) replacePart(part, named.put(part.value));
  }
}

const sections: Readonly<Partial<Record<Kind, string>>> = {
  parameter: 'parameters',
  response: 'responses',
  'request-body': 'requestBodies',
  header: 'headers',
  callback: 'callbacks',
  'path-item': 'pathItems',
};
/** What may be named in which version; Swagger 2.0 has a place for these alone. */
const inSwagger: readonly string[] = ['parameters', 'responses'];

/** Parameters, responses, bodies … become named ones; a reference stays. */
export function partsExtracted({ entry }: Draft, random: Random): void {
  const version = versionOf(entry);
  const pinned = pinnedIn(entry);
  for (const part of partsOf(entry)) {
    const section = sections[part.kind];
    if (section === undefined || refOf(part.value) !== null || part.key.startsWith('x-')) continue;
    if (version === '2.0' && !inSwagger.includes(section)) continue;
    // Path items have names from 3.1 on.
    if (part.kind === 'path-item' && !/^3\.[12]$/.test(version)) continue;
    if (pinned.has(part.value) || part.parent?.kind === 'components' || part.holder === entry[section]) continue;
    if (random.chance(0.3)) replacePart(part, holderOf(entry, section).put(part.value));
  }
}

/** Where named parts of a sort stand; made where it does not exist yet. */
function holderOf(entry: JsonObject, section: string): { put: (value: JsonObject) => JsonObject } {
  const isOld = versionOf(entry) === '2.0';
  const key = isOld && section === 'schemas' ? 'definitions' : section;
  const above = isOld ? entry : objectAt(entry, 'components');
  const holder = objectAt(above, key);
  return {
    put: (value) => {
      const name = `Extracted${Object.keys(holder).length}`;
      holder[name] = value;
      return { $ref: `#/${isOld ? '' : 'components/'}${key}/${name}` };
    },
  };
}

function objectAt(parent: JsonObject, key: string): JsonObject {
  const known = parent[key];
  if (isJsonObject(known)) return known;
  const made: JsonObject = {};
  parent[key] = made;
  return made;
}
