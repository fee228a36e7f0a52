import {
  isJsonObject,
  isPolymorphic,
  type Json,
  type JsonObject,
  partsOfKind,
  pinnedIn,
  refOf,
  resolve,
  versionOf,
} from '../../support/drafts/contract-parts.ts';
import { copyOf, type Draft } from '../../support/drafts/draft.ts';
import type { Random } from '../../support/drafts/random.ts';
import { isUntouchable } from './untouchable.ts';

/** Members of `allOf` give up their own schema: what they say stands in the schema round them. */
export function allOfFlattened({ entry }: Draft, random: Random): void {
  const pinned = pinnedIn(entry);
  for (const part of partsOfKind(entry, 'schema').reverse()) {
    const { value } = part;
    if (!Array.isArray(value.allOf) || pinned.has(value) || isUntouchable(entry, part) || random.chance(0.3)) continue;
    // Before 3.1 nothing beside a reference holds.
    if (refOf(value) !== null && !/^3\.[12]$/.test(versionOf(entry))) continue;
    const left = value.allOf.filter((member) => !absorb(value, inlined(entry, member), value));
    if (left.length > 0) value.allOf = left;
    else delete value.allOf;
  }
}

/** A copy of what a bare reference names; families are known by their reference. */
function inlined(entry: JsonObject, member: Json): Json {
  const ref = refOf(member);
  if (ref === null || !isJsonObject(member) || Object.keys(member).length > 1) return member;
  const target = resolve(entry, ref);
  return isJsonObject(target) && !isPolymorphic(target) ? copyOf(target) : member;
}

/** What looks at its neighbours, or is looked at by them: it means something else in another schema. */
const bound: ReadonlySet<string> = new Set([
  ...['$ref', '$id', '$defs', '$dynamicRef', '$anchor', 'allOf', 'discriminator', 'nullable', 'x-nullable', 'default'],
  ...['additionalProperties', 'patternProperties', 'unevaluatedProperties', 'unevaluatedItems', 'items', 'prefixItems'],
  ...['additionalItems', 'contains', 'minContains', 'maxContains', 'if', 'then', 'else', 'exclusiveMinimum', 'xml'],
  ...['exclusiveMaximum', 'minimum', 'maximum', 'contentSchema', 'contentMediaType', 'contentEncoding', 'format'],
]);
const descriptive: ReadonlySet<string> = new Set(['title', 'description', 'example', 'examples', 'externalDocs']);

/** Puts the keywords of a member into the schema round it; false, and nothing done, where that would say another thing. */
function absorb(schema: JsonObject, member: Json, { allOf }: JsonObject): boolean {
  if (!isJsonObject(member)) return false;
  const keys = Object.keys(member).filter((key) => !descriptive.has(key));
  const clash = keys.some((key) => bound.has(key) || (Object.hasOwn(schema, key) && !isUnited(key, schema, member)));
  // Undeclared members are told apart by what stands in the same schema.
  const looks = ['additionalProperties', 'patternProperties'].some((key) => Object.hasOwn(schema, key));
  if (clash || (looks && Object.hasOwn(member, 'properties')) || !Array.isArray(allOf)) return false;
  for (const key of keys) schema[key] = united(schema[key], member[key] ?? null, key);
  return true;
}

function isUnited(key: string, schema: JsonObject, member: JsonObject): boolean {
  if (key === 'properties') return true;
  if (key === 'required') return Array.isArray(schema.required) && Array.isArray(member.required);
  return JSON.stringify(schema[key]) === JSON.stringify(member[key]);
}

function united(own: Json | undefined, added: Json, key: string): Json {
  if (key === 'required' && Array.isArray(own) && Array.isArray(added)) return [...new Set([...own, ...added])];
  if (key !== 'properties' || !isJsonObject(own) || !isJsonObject(added)) return added;
  const all = { ...own };
  for (const [name, schema] of Object.entries(added)) {
    const known = all[name];
    all[name] = known === undefined ? schema : { allOf: [known, schema] };
  }
  return all;
}
