import {
  isJsonObject,
  type Json,
  type JsonObject,
  partsOfKind,
  pinnedIn,
  refOf,
  replacePart,
  versionOf,
} from '../../support/drafts/contract-parts.ts';
import type { Draft } from '../../support/drafts/draft.ts';
import type { Random } from '../../support/drafts/random.ts';
import { isUntouchable } from './untouchable.ts';

/** Schemas that one keyword of another can be written for; only those that JSON Schema 2020-12 rules. */
function modernSchemas({ entry }: Draft) {
  if (!/^3\.[12]$/.test(versionOf(entry))) return [];
  const pinned = pinnedIn(entry);
  return partsOfKind(entry, 'schema')
    .reverse()
    .filter((part) => refOf(part.value) === null && !pinned.has(part.value) && !isUntouchable(entry, part));
}

/** `const: a` for `enum: [a]`, and the other way round. */
export function constantsRespelt(draft: Draft, random: Random): void {
  for (const { value } of modernSchemas(draft)) {
    if (random.chance(0.3) || (Object.hasOwn(value, 'const') && Object.hasOwn(value, 'enum'))) continue;
    if (value.const !== undefined) {
      value.enum = [value.const];
      delete value.const;
    } else if (Array.isArray(value.enum) && value.enum.length === 1 && value.enum[0] !== undefined) {
      value.const = value.enum[0];
      delete value.enum;
    }
  }
}

/** `type: [string]` for `type: string`. */
export function typesRespelt(draft: Draft, random: Random): void {
  for (const { value } of modernSchemas(draft)) {
    if (typeof value.type === 'string' && random.chance(0.3)) value.type = [value.type];
  }
}

/** Null as a type or as a choice of its own. */
export function nullRespelt(draft: Draft, random: Random): void {
  for (const part of modernSchemas(draft)) {
    const { type, anyOf, ...rest } = part.value;
    if (random.chance(0.3)) continue;
    if (Array.isArray(type) && type.includes('null') && type.length > 1 && anyOf === undefined && isPlain(rest)) {
      const others = type.filter((name) => name !== 'null');
      replacePart(part, { anyOf: [{ ...withoutNull(rest), type: others }, { type: 'null' }] });
    } else if (Array.isArray(anyOf) && anyOf.length === 2 && Object.keys(part.value).length === 1) {
      const branch = anyOf.find((item) => !isNull(item));
      const hasNull = anyOf.some(isNull);
      if (!hasNull || !isJsonObject(branch) || typeof branch.type !== 'string' || !isPlain(branch)) continue;
      replacePart(part, { ...withNull(branch), type: [branch.type, 'null'] });
    }
  }
}

function isNull(schema: Json): boolean {
  return isJsonObject(schema) && schema.type === 'null' && Object.keys(schema).length === 1;
}

/** Nothing in it speaks of all types at once. */
function isPlain(schema: JsonObject): boolean {
  return !['$ref', 'const', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'default', '$defs', 'discriminator'].some((key) =>
    Object.hasOwn(schema, key),
  );
}

function withoutNull(schema: JsonObject): JsonObject {
  return Array.isArray(schema.enum) ? { ...schema, enum: schema.enum.filter((item) => item !== null) } : schema;
}

function withNull(schema: JsonObject): JsonObject {
  return Array.isArray(schema.enum) ? { ...schema, enum: [...schema.enum, null] } : schema;
}

/** `exclusiveMinimum: 0` for `minimum: 1`, where whole numbers are all there is. */
export function integerBoundsRespelt(draft: Draft, random: Random): void {
  for (const { value } of modernSchemas(draft)) {
    if (value.type !== 'integer' || random.chance(0.3)) continue;
    for (const [closed, open, step] of [
      ['minimum', 'exclusiveMinimum', -1],
      ['maximum', 'exclusiveMaximum', 1],
    ] as const) {
      const [own, other] = [value[closed], value[open]];
      if (typeof own === 'number' && Number.isInteger(own) && Math.abs(own) < 1e9 && other === undefined) {
        value[open] = own + step;
        delete value[closed];
      } else if (typeof other === 'number' && Number.isInteger(other) && Math.abs(other) < 1e9 && own === undefined) {
        value[closed] = other - step;
        delete value[open];
      }
    }
  }
}
