import { isObject, type RawObject } from '../model/raw.ts';
import { valueKey } from './values.ts';

/** Keywords for people; they demand nothing. */
const descriptive: ReadonlySet<string> = new Set([
  ...['title', 'description', 'summary', 'example', 'examples', 'externalDocs', '$comment'],
]);

/** Values that say what holds anyway. */
const neutral: Readonly<Record<string, unknown>> = {
  ...{ minLength: 0, minItems: 0, minProperties: 0, uniqueItems: false, additionalProperties: true },
  ...{ readOnly: false, writeOnly: false, deprecated: false, nullable: false },
};

/** Lists and maps that say nothing while they are empty. */
const emptyIsNeutral: ReadonlySet<string> = new Set([
  ...['required', 'allOf', 'properties', 'patternProperties', 'dependentRequired', 'dependentSchemas', '$defs'],
]);

const byName: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'],
]);
const data: ReadonlySet<string> = new Set(['const', 'default', 'mapping']);
const sets: ReadonlySet<string> = new Set(['required', 'enum', 'type', 'allOf', 'anyOf', 'oneOf']);

/**
 * The text of a schema without what only describes it, in an order of its own: equal texts demand the same. Schemas
 * that demand the same may still have different texts; references are not followed.
 */
export function normalText(schema: unknown): string {
  return valueKey(normal(schema));
}

function normal(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(normal);
  if (!isObject(schema)) return schema;
  const kept = Object.keys(schema).filter((key) => !isIdle(schema, key));
  const only = kept.length === 1 && kept[0] === 'allOf' && Array.isArray(schema.allOf) ? schema.allOf : [];
  if (only.length === 1) return normal(only[0]);
  return Object.fromEntries(kept.map((key) => [key, normalMember(key, schema[key])]));
}

/** A member that demands nothing: it describes, or says what holds anyway. */
export function isIdle(schema: RawObject, key: string): boolean {
  if (descriptive.has(key) || (Object.hasOwn(neutral, key) && neutral[key] === schema[key])) return true;
  return emptyIsNeutral.has(key) && isEmpty(schema[key]);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function normalMember(key: string, value: unknown): unknown {
  if (data.has(key)) return value;
  if (byName.has(key) && isObject(value)) {
    return Object.fromEntries(Object.keys(value).map((name) => [name, normal(value[name])]));
  }
  if (!sets.has(key)) return normal(value);
  const list = Array.isArray(value) ? value : [value];
  return list.map((item) => valueKey(key === 'enum' ? item : normal(item))).sort();
}
