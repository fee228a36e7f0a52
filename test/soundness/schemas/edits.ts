import { isObject, type Json, type JsonObject, type Schema, sameJson } from '../json.ts';
import { type Random, whole } from '../random.ts';
import { formats, memberNames, patterns } from './words.ts';

/** A change of one schema object, made in place. Answers whether there was anything to change. */
export interface Edit {
  readonly name: string;
  readonly keyword: string;
  /**
   * What it does to the set of the object: `wider` by construction, or anything. `unless`: keywords that may not occur
   * in the whole schema for that to hold: what is no longer evaluated by one keyword becomes unevaluated.
   */
  readonly makes: 'wider' | 'other';
  readonly unless?: 'unevaluated';
  readonly apply: (schema: JsonObject, random: Random) => boolean;
}

function wider(name: string, keyword: string, apply: Edit['apply']): Edit {
  return { name, keyword, makes: 'wider', apply };
}

function other(name: string, keyword: string, apply: Edit['apply']): Edit {
  return { name, keyword, makes: 'other', apply };
}

function remove(keyword: string): Edit {
  return wider(`drop ${keyword}`, keyword, (schema) => {
    if (schema[keyword] === undefined) return false;
    delete schema[keyword];
    return true;
  });
}

/** Moves a number keyword by some steps. */
function move(keyword: string, by: (random: Random) => number, makes: Edit['makes'] = 'wider'): Edit {
  return {
    name: `move ${keyword}`,
    keyword,
    makes,
    apply: (schema, random) => {
      const value = schema[keyword];
      if (typeof value !== 'number') return false;
      const moved = value + by(random);
      if (moved < 0 && isCount(keyword)) return false;
      schema[keyword] = moved;
      return moved !== value;
    },
  };
}

function isCount(keyword: string): boolean {
  return /Length|Items|Properties|Contains/.test(keyword);
}

const up = (random: Random) => whole(random, 1, 3);
const down = (random: Random) => -whole(random, 1, 3);
const either = (random: Random) => whole(random, 1, 2) * (random.chance(0.5) ? 1 : -1);

function listOf(schema: JsonObject, keyword: string): Json[] | undefined {
  const list = schema[keyword];
  return Array.isArray(list) ? list : undefined;
}

/** Replaces one schema that a keyword holds. */
function replacePart(keyword: string, by: (part: Schema, random: Random) => Schema, name: string): Edit['apply'] {
  return (schema, random) => {
    const holder = schema[keyword];
    if (Array.isArray(holder)) {
      const at = whole(random, 0, holder.length - 1);
      const part = holder[at];
      if (part === undefined) return false;
      holder[at] = by(part as Schema, random);
      return !sameJson(part, holder[at]);
    }
    if (name === 'one' && holder !== undefined) {
      schema[keyword] = by(holder as Schema, random);
      return !sameJson(holder, schema[keyword]);
    }
    if (!isObject(holder)) return false;
    const key = random.pick(Object.keys(holder));
    if (key === undefined) return false;
    const part = holder[key] as Schema;
    holder[key] = by(part, random);
    return !sameJson(part, holder[key]);
  };
}

const toAnything = (): Schema => true;
const orNull = (part: Schema): Schema => ({ anyOf: [part, { type: 'null' }] });

function openPart(keyword: string, holds: 'one' | 'many'): Edit {
  return wider(`open a part of ${keyword}`, keyword, replacePart(keyword, toAnything, holds));
}

const typeNames = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];

/** Edits that take no value away, whatever else the object says; only to be made where widening carries through. */
const wideningEdits: readonly Edit[] = [
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'].map(remove),
  ...['minLength', 'maxLength', 'pattern', 'format'].map(remove),
  ...['minItems', 'maxItems', 'uniqueItems', 'maxContains'].map(remove),
  ...['required', 'minProperties', 'maxProperties', 'dependentRequired', 'propertyNames', 'not', 'type'].map(remove),
  ...['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties', 'minContains'].map((keyword) =>
    move(keyword, down),
  ),
  ...['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties', 'maxContains'].map((keyword) =>
    move(keyword, up),
  ),
  { ...remove('additionalProperties'), unless: 'unevaluated' },
  { ...remove('dependentSchemas'), unless: 'unevaluated' },
  remove('enum'),
  wider('require one member less', 'required', (schema, random) => {
    const list = listOf(schema, 'required');
    if (list === undefined || list.length === 0) return false;
    list.splice(whole(random, 0, list.length - 1), 1);
    return true;
  }),
  wider('list one value more', 'enum', (schema) => {
    const list = listOf(schema, 'enum');
    if (list === undefined || list.includes('new')) return false;
    list.push('new');
    return true;
  }),
  wider('constant to list', 'const', (schema) => {
    if (schema.const === undefined || schema.enum !== undefined) return false;
    schema.enum = [schema.const, 'new'];
    delete schema.const;
    return true;
  }),
  wider('one type more', 'type', (schema, random) => {
    const types = [schema.type].flat().filter((name) => typeof name === 'string');
    const added = random.pick(typeNames.filter((name) => !types.includes(name)));
    if (types.length === 0 || added === undefined) return false;
    schema.type = [...types, added];
    return true;
  }),
  wider('integer to number', 'type', (schema) => {
    if (schema.type !== 'integer') return false;
    schema.type = 'number';
    return true;
  }),
  wider('halve multipleOf', 'multipleOf', (schema) => {
    if (!Number.isInteger(schema.multipleOf)) return false;
    const half = Number(schema.multipleOf) / 2;
    schema.multipleOf = Number.isInteger(half) ? half : 1;
    return true;
  }),
  wider('widen the format', 'format', (schema) => {
    if (schema.format === 'int32') schema.format = 'int64';
    else if (schema.format === 'uri') schema.format = 'uri-reference';
    else return false;
    return true;
  }),
  openPart('properties', 'many'),
  openPart('patternProperties', 'many'),
  openPart('additionalProperties', 'one'),
  openPart('unevaluatedProperties', 'one'),
  { ...openPart('dependentSchemas', 'many'), unless: 'unevaluated' },
  openPart('items', 'one'),
  openPart('prefixItems', 'many'),
  openPart('unevaluatedItems', 'one'),
  { ...openPart('allOf', 'many'), unless: 'unevaluated' },
  { ...openPart('anyOf', 'many'), unless: 'unevaluated' },
  { ...openPart('then', 'one'), unless: 'unevaluated' },
  { ...openPart('else', 'one'), unless: 'unevaluated' },
  wider('null allowed for a member', 'properties', replacePart('properties', orNull, 'many')),
  wider('null allowed for items', 'items', replacePart('items', orNull, 'one')),
  wider('one more branch', 'anyOf', (schema, random) => {
    const list = listOf(schema, 'anyOf');
    list?.splice(whole(random, 0, list.length), 0, { type: 'object', properties: { added: { const: 1 } } });
    return list !== undefined;
  }),
  wider(
    'forbid less',
    'not',
    replacePart('not', (part) => ({ allOf: [part, { type: ['string', 'object'] }] }), 'one'),
  ),
  wider('alternative to all of it', 'anyOf', (schema) => {
    const { $defs, $dynamicAnchor, $schema, ...rest } = schema;
    if (Object.keys(rest).length === 0) return false;
    for (const keyword of Object.keys(rest)) delete schema[keyword];
    schema.anyOf = [rest, { type: 'array', items: { type: 'integer' } }];
    return true;
  }),
];

const someSchemas: readonly Schema[] = [
  true,
  false,
  { type: 'string' },
  { type: 'integer', minimum: 1 },
  { type: 'string', maxLength: 4 },
  { type: ['string', 'null'] },
  { enum: ['red', 'green', 1] },
  { type: 'array', items: { type: 'string' } },
  { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
];

const aSchema = (random: Random): Schema => structuredClone(random.pick(someSchemas) ?? true);

function set(keyword: string, value: (random: Random) => Json): Edit {
  return other(`set ${keyword}`, keyword, (schema, random) => {
    const made = value(random);
    if (sameJson(schema[keyword], made)) return false;
    schema[keyword] = made;
    return true;
  });
}

/** Edits in any direction. */
const furtherEdits: readonly Edit[] = [
  set('type', (random) => random.pick(typeNames) ?? 'string'),
  set('minimum', (random) => whole(random, -2, 5)),
  set('maximum', (random) => whole(random, 0, 9)),
  set('exclusiveMinimum', (random) => whole(random, -2, 5)),
  set('multipleOf', (random) => whole(random, 1, 4)),
  set('minLength', (random) => whole(random, 0, 4)),
  set('maxLength', (random) => whole(random, 0, 6)),
  set('pattern', (random) => random.pick(Object.keys(patterns)) ?? '^a'),
  set('format', (random) => random.pick(Object.keys(formats)) ?? 'date'),
  set('enum', (random) => random.pick<Json>([['red', 'green'], ['red'], [1, 2], ['a', null]]) ?? ['red']),
  set('const', (random) => random.pick<Json>(['red', 1, null]) ?? 'red'),
  set('minItems', (random) => whole(random, 0, 2)),
  set('maxItems', (random) => whole(random, 0, 3)),
  set('uniqueItems', (random) => random.chance(0.7)),
  set('contains', aSchema),
  set('items', aSchema),
  set('minProperties', (random) => whole(random, 0, 2)),
  set('maxProperties', (random) => whole(random, 1, 4)),
  set('additionalProperties', (random) => random.pick<Schema>([false, false, true, aSchema(random)]) ?? false),
  set('unevaluatedProperties', (random) => (random.chance(0.7) ? false : aSchema(random))),
  set('propertyNames', (random) => ({ pattern: random.pick(['^[a-z]+$', '^[ab]$']) ?? '^a' })),
  set('dependentRequired', (random) => ({ [random.pick(memberNames) ?? 'a']: [random.pick(memberNames) ?? 'b'] })),
  set('not', aSchema),
  set('allOf', (random) => [aSchema(random)]),
  set('readOnly', () => true),
  ...['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'].map(
    (keyword) => move(keyword, either, 'other'),
  ),
  other('require one member more', 'required', (schema, random) => {
    const names = isObject(schema.properties) ? Object.keys(schema.properties) : memberNames;
    const list = listOf(schema, 'required') ?? [];
    const added = random.pick(names.filter((name) => !list.includes(name)));
    if (added === undefined) return false;
    schema.required = [...list, added];
    return true;
  }),
  other('one value less', 'enum', (schema, random) => {
    const list = listOf(schema, 'enum');
    if (list === undefined || list.length < 2) return false;
    list.splice(whole(random, 0, list.length - 1), 1);
    return true;
  }),
  other('another member', 'properties', (schema, random) => {
    if (!isObject(schema.properties)) return false;
    schema.properties[random.pick([...memberNames, 'added']) ?? 'added'] = aSchema(random);
    return true;
  }),
  other('one member less', 'properties', (schema, random) => {
    const name = isObject(schema.properties) ? random.pick(Object.keys(schema.properties)) : undefined;
    if (name === undefined || !isObject(schema.properties)) return false;
    delete schema.properties[name];
    return true;
  }),
  ...(['properties', 'patternProperties', 'prefixItems', 'allOf', 'anyOf', 'oneOf', 'dependentSchemas'] as const).map(
    (keyword) =>
      other(
        `another part of ${keyword}`,
        keyword,
        replacePart(keyword, (_part, random) => aSchema(random), 'many'),
      ),
  ),
  ...(['not', 'if', 'then', 'else', 'contains', 'items', 'additionalProperties', 'unevaluatedItems'] as const).map(
    (keyword) =>
      other(
        `another ${keyword}`,
        keyword,
        replacePart(keyword, (_part, random) => aSchema(random), 'one'),
      ),
  ),
  ...(['anyOf', 'oneOf', 'allOf', 'prefixItems'] as const).map((keyword) =>
    other(`one part of ${keyword} less`, keyword, (schema, random) => {
      const list = listOf(schema, keyword);
      if (list === undefined || list.length < 2) return false;
      list.splice(whole(random, 0, list.length - 1), 1);
      return true;
    }),
  ),
  other('oneOf to anyOf', 'oneOf', (schema) => swapKeyword(schema, 'oneOf', 'anyOf')),
  other('anyOf to oneOf', 'anyOf', (schema) => swapKeyword(schema, 'anyOf', 'oneOf')),
];

function swapKeyword(schema: JsonObject, from: string, to: string): boolean {
  if (schema[from] === undefined || schema[to] !== undefined) return false;
  schema[to] = schema[from];
  delete schema[from];
  return true;
}

export { furtherEdits, wideningEdits };
