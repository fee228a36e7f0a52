import { isObject } from '../../model/raw.ts';
import { isKnownFormat } from '../formats.ts';
import { ANY, typeNames } from '../types.ts';
import { LISTED_SCHEMAS, NAMED_SCHEMAS, PLAIN_VALUES, SINGLE_SCHEMAS } from './keyword-kinds.ts';
import { meetings } from './meetings.ts';
import type { Keywords, NormalSchema } from './normal-schema.ts';

type JsonSchema = Record<string, unknown>;

const plain = [...PLAIN_VALUES, 'enum', 'required'] as const;

/** What stands for a schema; true where none of the values comes to it. */
type Refer = (schema: NormalSchema) => JsonSchema | boolean;

/** All the values that each schema will judge; null: any values. */
type Met = ReadonlyMap<NormalSchema, ReadonlySet<unknown>> | null;

/** Schemas written one in the other; what is deeper gets a name, so that no recursive reader is led too far. */
const MAX_INLINE = 12;

/**
 * Schemas in normal form as one JSON Schema document (2020-12) that all of them must accept, closed in itself, for a
 * validator that is not ours. What is used once stands where it is used: validators compile what has a name apart, which
 * takes most of their time.
 *
 * @param value an instance that alone will be judged: what none of its parts comes to is left out
 */
export function toJsonSchema(schemas: readonly NormalSchema[], value?: unknown): JsonSchema {
  const met = value === undefined ? null : meetings(schemas, value);
  const uses = usesOf(schemas, met);
  const definitions: Record<string, unknown> = {};
  const names = new Map<NormalSchema, string>();
  const queue: NormalSchema[] = [];
  const referAt = (depth: number): Refer => {
    return (schema) => {
      if (met !== null && !met.has(schema)) return true;
      if (uses.get(schema) === 1 && depth < MAX_INLINE && !isEmpty(schema.keywords)) {
        return written(schema, referAt(depth + 1), met);
      }
      let name = names.get(schema);
      if (name === undefined) {
        name = `s${names.size}`;
        names.set(schema, name);
        queue.push(schema);
      }
      return { $ref: `#/$defs/${name}` };
    };
  };
  const allOf = schemas.map(referAt(0));
  for (let schema = queue.pop(); schema !== undefined; schema = queue.pop()) {
    definitions[names.get(schema) ?? ''] = written(schema, referAt(0), met);
  }
  const named = names.size === 0 ? {} : { $defs: definitions };
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', allOf, ...named };
}

/** Ajv passes over a condition whose consequence is empty, and over what the condition evaluates; not over a reference. */
function isEmpty(said: Keywords): boolean {
  return Object.keys(said).every((keyword) => keyword === 'shown');
}

/** How often each schema is referred to. A circle has one that is referred to from outside as well. */
function usesOf(schemas: readonly NormalSchema[], met: Met): ReadonlyMap<NormalSchema, number> {
  const uses = new Map<NormalSchema, number>();
  const queue: NormalSchema[] = [];
  const refer: Refer = (schema) => {
    const count = uses.get(schema) ?? 0;
    uses.set(schema, count + 1);
    if (count === 0 && (met === null || met.has(schema))) queue.push(schema);
    return true;
  };
  for (const schema of schemas) refer(schema);
  for (let schema = queue.pop(); schema !== undefined; schema = queue.pop()) written(schema, refer, met);
  return uses;
}

function written(schema: NormalSchema, refer: Refer, met: Met): JsonSchema | false {
  const { keywords: said } = schema;
  if (admitsNothing(said)) return false;
  const all = {
    ...assertions(said),
    ...subschemas(said, refer),
    ...namedSchemas(said, refer, met?.get(schema) ?? null),
  };
  const passedOver = said.properties?.get('__proto__');
  if (passedOver === undefined) return all;
  // Ajv does not look at a member of that name in `properties`.
  return { ...all, patternProperties: { ...all.patternProperties, '^(__proto__)$': refer(passedOver) } };
}

function assertions(said: Keywords): JsonSchema {
  const schema: JsonSchema = {};
  if (said.types !== undefined && said.types !== ANY) schema.type = namesOf(said.types);
  for (const keyword of plain) if (said[keyword] !== undefined) schema[keyword] = said[keyword];
  // Nobody can tell what another format demands; as JSON Schema has it, it is taken as a remark.
  if (said.format !== undefined && isKnownFormat(said.format)) schema.format = said.format;
  if (said.dependentRequired !== undefined) schema.dependentRequired = byName([...said.dependentRequired]);
  return schema;
}

function subschemas(said: Keywords, refer: Refer): JsonSchema {
  const schema: JsonSchema = {};
  for (const keyword of SINGLE_SCHEMAS) {
    const one = said[keyword];
    if (one !== undefined) schema[keyword] = refer(one);
  }
  for (const keyword of LISTED_SCHEMAS) {
    const list = said[keyword];
    if (list !== undefined && list.length > 0) schema[keyword] = list.map(refer);
  }
  return schema;
}

/** What stands under names that no value has is left out. */
function namedSchemas(
  said: Keywords,
  refer: Refer,
  values: ReadonlySet<unknown> | null,
): Partial<Record<(typeof NAMED_SCHEMAS)[number], JsonSchema>> {
  const schema: Partial<Record<(typeof NAMED_SCHEMAS)[number], JsonSchema>> = {};
  const isMet = (name: string) => values === null || [...values].some((value) => has(value, name));
  for (const keyword of NAMED_SCHEMAS) {
    const members = said[keyword];
    if (members === undefined) continue;
    const kept = [...members].filter(([name]) => keyword === 'patternProperties' || isMet(name));
    schema[keyword] = byName(kept.map(([name, one]) => [name, refer(one)]));
  }
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
