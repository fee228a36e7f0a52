import { isObject, type Json, type JsonObject, type Schema } from '../json.ts';
import { knownFormats } from '../oracle/formats.ts';
import { mapParts } from './positions.ts';

/** Keywords of OpenAPI that say nothing about sets here, or that JSON Schema does not know. */
const droppedKeywords: ReadonlySet<string> = new Set([
  'discriminator',
  'xml',
  'externalDocs',
  'description',
  'nullable',
  'x-nullable',
  'example',
  'examples',
  '$schema',
  '$id',
  '$comment',
  'dependencies',
  'additionalItems',
]);

const typeNames: ReadonlySet<unknown> = new Set(['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']);

/** Spellings of bytes: ajv-formats checks their letters, design.md §3 leaves them to the content keywords. */
const formatsOfBytes: ReadonlySet<unknown> = new Set(['byte', 'binary']);

const NUMBER_AT_MOST = 2 ** 53;

/**
 * A schema of an OpenAPI document in the words of JSON Schema 2020-12, without what the validators of this harness cannot
 * judge: unknown formats, integers beyond 2^53, decimals under `multipleOf`, patterns that are no safe ECMA-262 patterns.
 */
export function upgraded(given: JsonObject, isOld: boolean): Schema {
  // OpenAPI 3.0 §4.7.24.1: siblings of a reference are ignored.
  if (isOld && typeof given.$ref === 'string') return { $ref: given.$ref };
  const kept = Object.fromEntries(
    Object.entries(given).filter(([keyword, value]) => isKept(keyword, value) && !isUnjudged(keyword, value)),
  );
  const bounds = isOld ? withNumberBounds(kept) : withoutBooleanBounds(kept);
  const made = isOld && given.nullable === true ? withNull(bounds) : bounds;
  return mapParts(made, (part) => (isObject(part) ? upgraded(part, isOld) : part));
}

function isKept(keyword: string, value: Json): boolean {
  if (droppedKeywords.has(keyword) || keyword.startsWith('x-') || value === null) return false;
  // Real documents have `required: true` beside a property.
  if (keyword === 'required') return Array.isArray(value);
  if (keyword === 'items') return !Array.isArray(value);
  return true;
}

function isUnjudged(keyword: string, value: Json): boolean {
  if (typeof value === 'number' && Math.abs(value) >= NUMBER_AT_MOST) return true;
  if (typeof value === 'bigint') return true;
  if (keyword === 'multipleOf') return !Number.isInteger(value);
  if (keyword === 'format') return formatsOfBytes.has(value) || !knownFormats.has(String(value));
  if (keyword === 'type') return ![value].flat().every((name) => typeNames.has(name));
  if (keyword === 'pattern') return !isSafePattern(String(value));
  if (keyword === 'patternProperties') return !Object.keys(value ?? {}).every(isSafePattern);
  return false;
}

/** Valid with the `u` flag, and no repetition inside a repetition. */
export function isSafePattern(pattern: string): boolean {
  if (/[*+}][^()]*\)+[*+{]/.test(pattern)) return false;
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

const bounds = [
  ['minimum', 'exclusiveMinimum'],
  ['maximum', 'exclusiveMaximum'],
] as const;

/** Boolean exclusive bounds, as draft 4 and OpenAPI 3.0 have them. */
function withNumberBounds(schema: JsonObject): JsonObject {
  const made = { ...schema };
  for (const [inclusive, exclusive] of bounds) {
    if (made[exclusive] === true && typeof made[inclusive] === 'number') {
      made[exclusive] = made[inclusive];
      delete made[inclusive];
    } else delete made[exclusive];
  }
  return made;
}

function withoutBooleanBounds(schema: JsonObject): JsonObject {
  const made = { ...schema };
  for (const [, exclusive] of bounds) if (typeof made[exclusive] === 'boolean') delete made[exclusive];
  return made;
}

function withNull(schema: JsonObject): JsonObject {
  if (typeof schema.type !== 'string') return schema;
  const listed = Array.isArray(schema.enum) && !schema.enum.includes(null) ? { enum: [...schema.enum, null] } : {};
  return { ...schema, ...listed, type: [schema.type, 'null'] };
}
