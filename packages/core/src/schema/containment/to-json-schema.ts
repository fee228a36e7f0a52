import { isObject } from '../../model/raw.ts';
import { isKnownFormat } from '../formats.ts';
import { ANY, typeNames } from '../types.ts';
import { meetings } from './meetings.ts';
import type { Keywords, NormalSchema } from './normal-schema.ts';

type JsonSchema = Record<string, unknown>;

const named = ['properties', 'patternProperties', 'dependentSchemas'] as const;
const listed = ['prefixItems', 'allOf', 'anyOf', 'oneOf'] as const;
const single = [
  ...(['additionalProperties', 'unevaluatedProperties', 'propertyNames', 'items', 'unevaluatedItems'] as const),
  ...(['contains', 'not', 'if', 'then', 'else'] as const),
] as const;
const plain = [
  ...(['enum', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minLength'] as const),
  ...(['maxLength', 'pattern', 'required', 'minProperties', 'maxProperties', 'minContains'] as const),
  ...(['maxContains', 'minItems', 'maxItems', 'uniqueItems'] as const),
] as const;

/**
 * Schemas in normal form as one JSON Schema document (2020-12) that all of them must accept, closed in itself, for a
 * validator that is not ours.
 *
 * @param value an instance that alone will be judged: what none of its parts comes to is left out
 */
export function toJsonSchema(schemas: readonly NormalSchema[], value?: unknown): JsonSchema {
  const met = value === undefined ? null : meetings(schemas, value);
  const definitions: Record<string, unknown> = {};
  const names = new Map<NormalSchema, string>();
  const queue: NormalSchema[] = [];
  const refer = (schema: NormalSchema): JsonSchema | true => {
    if (met !== null && !met.has(schema)) return true;
    let name = names.get(schema);
    if (name === undefined) {
      name = `s${names.size}`;
      names.set(schema, name);
      queue.push(schema);
    }
    return { $ref: `#/$defs/${name}` };
  };
  const allOf = schemas.map(refer);
  for (let schema = queue.pop(); schema !== undefined; schema = queue.pop()) {
    definitions[names.get(schema) ?? ''] = written(schema.keywords, refer, met?.get(schema) ?? null);
  }
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', allOf, $defs: definitions };
}

function written(
  said: Keywords,
  refer: (schema: NormalSchema) => JsonSchema | true,
  values: ReadonlySet<unknown> | null,
): JsonSchema | false {
  if (admitsNothing(said)) return false;
  const schema: JsonSchema = {};
  if (said.types !== undefined && said.types !== ANY) schema.type = namesOf(said.types);
  for (const keyword of plain) if (said[keyword] !== undefined) schema[keyword] = said[keyword];
  // Nobody can tell what another format demands; as JSON Schema has it, it is taken as a remark.
  if (said.format !== undefined && isKnownFormat(said.format)) schema.format = said.format;
  for (const keyword of single) {
    const one = said[keyword];
    if (one !== undefined) schema[keyword] = refer(one);
  }
  for (const keyword of listed) {
    const list = said[keyword];
    if (list !== undefined && list.length > 0) schema[keyword] = list.map(refer);
  }
  for (const keyword of named) {
    const members = said[keyword];
    if (members === undefined) continue;
    const isNamed = keyword !== 'patternProperties' && values !== null;
    const kept = isNamed
      ? [...members].filter(([name]) => [...values].some((value) => has(value, name)))
      : [...members];
    schema[keyword] = byName(kept.map(([name, one]) => [name, refer(one)]));
  }
  const passedOver = said.properties?.get('__proto__');
  if (passedOver !== undefined) {
    // Ajv does not look at a member of that name in `properties`.
    schema.patternProperties = { ...(schema.patternProperties ?? {}), '^(__proto__)$': refer(passedOver) };
  }
  if (said.dependentRequired !== undefined) schema.dependentRequired = byName([...said.dependentRequired]);
  return schema;
}

function has(value: unknown, name: string): boolean {
  return isObject(value) && Object.hasOwn(value, name);
}

/** Validators refuse an empty list of types or values. */
function admitsNothing({ never, types, enum: values }: Keywords): boolean {
  return never === true || types === 0 || values?.length === 0;
}

function namesOf(types: number): string[] {
  const names = typeNames(types);
  return names.includes('any') ? ['string', 'number', 'boolean', 'array', 'object'] : names;
}

/** Also for members with names such as `__proto__`. */
function byName(members: readonly (readonly [string, unknown])[]): JsonSchema {
  return Object.fromEntries(members);
}
