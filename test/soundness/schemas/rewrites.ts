import { isObject, type Json, type JsonObject, type Schema, sameJson } from '../json.ts';
import type { Random } from '../random.ts';
import { resolveRef } from './positions.ts';

/** Says the same in other words: made in place, at any schema object of a whole schema. */
export interface Rewrite {
  readonly name: string;
  /** Loses which members and items were evaluated, so not for schemas with the unevaluated keywords. */
  readonly unless?: 'unevaluated';
  readonly apply: (schema: JsonObject, random: Random, root: Schema) => boolean;
}

/** What belongs to the place and not to the assertion. */
const staying = new Set(['$defs', '$dynamicAnchor', '$schema']);

/** Puts all that a schema object says into a part of itself. */
function wrap(schema: JsonObject, around: (body: JsonObject) => JsonObject): boolean {
  const body: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (staying.has(keyword)) continue;
    body[keyword] = value;
    delete schema[keyword];
  }
  Object.assign(schema, around(body));
  return Object.keys(body).length > 0;
}

function shuffle(schema: JsonObject, random: Random, keyword: string): void {
  const list = schema[keyword];
  if (Array.isArray(list)) schema[keyword] = random.shuffled(list);
}

function shared(one: JsonObject, ...others: readonly JsonObject[]): boolean {
  return others.some((other) => Object.keys(other).some((keyword) => keyword in one));
}

export const rewrites: readonly Rewrite[] = [
  { name: 'wrap into allOf', apply: (schema) => wrap(schema, (body) => ({ allOf: [body] })) },
  { name: 'wrap into anyOf', apply: (schema) => wrap(schema, (body) => ({ anyOf: [false, body] })) },
  { name: 'wrap into oneOf', apply: (schema) => wrap(schema, (body) => ({ oneOf: [body] })) },
  { name: 'negate twice', unless: 'unevaluated', apply: (schema) => wrap(schema, (body) => ({ not: { not: body } })) },
  {
    name: 'reorder',
    apply: (schema, random) => {
      for (const keyword of ['enum', 'required', 'allOf', 'anyOf', 'oneOf', 'type']) shuffle(schema, random, keyword);
      const before = Object.entries(schema);
      for (const [keyword] of before) delete schema[keyword];
      Object.assign(schema, Object.fromEntries(random.shuffled(before)));
      return before.length > 1;
    },
  },
  {
    name: 'list of one for a constant',
    apply: (schema) => {
      if (schema.const === undefined || schema.enum !== undefined) return false;
      schema.enum = [schema.const];
      delete schema.const;
      return true;
    },
  },
  {
    name: 'one branch for each type',
    apply: (schema) => {
      const { type } = schema;
      if (!Array.isArray(type) || type.length < 2) return false;
      return wrap(schema, (body) => ({ anyOf: type.map((name) => ({ ...structuredClone(body), type: name })) }));
    },
  },
  {
    name: 'one branch for each value',
    apply: (schema) => {
      const { enum: values } = schema;
      if (!Array.isArray(values) || values.length < 2 || values.length > 6) return false;
      delete schema.enum;
      return wrap(schema, (body) => ({
        ...body,
        allOf: [...list(body.allOf), { anyOf: values.map((value) => ({ const: value })) }],
      }));
    },
  },
  {
    name: 'condition as a union',
    apply: (schema) => {
      const { if: condition, then: positive = true, else: negative = true, ...rest } = schema;
      if (condition === undefined) return false;
      for (const keyword of ['if', 'then', 'else']) delete schema[keyword];
      const union = {
        anyOf: [{ allOf: [condition, positive] }, { allOf: [{ not: structuredClone(condition) }, negative] }],
      };
      schema.allOf = [...list(rest.allOf), union];
      return true;
    },
  },
  {
    name: 'defaults said',
    apply: (schema) => {
      const said: JsonObject = {
        minLength: 0,
        minItems: 0,
        minProperties: 0,
        required: [],
        uniqueItems: false,
        propertyNames: true,
        ...schema,
      };
      const changed = !sameJson(said, schema);
      Object.assign(schema, said);
      return changed;
    },
  },
  {
    name: 'undeclared members said to be free',
    unless: 'unevaluated',
    apply: (schema) => {
      if (!isObject(schema.properties) || schema.additionalProperties !== undefined) return false;
      schema.additionalProperties = true;
      return true;
    },
  },
  {
    name: 'inline a reference',
    apply: (schema, _random, root) => {
      const target = typeof schema.$ref === 'string' ? resolveRef(root, schema.$ref) : undefined;
      if (target === undefined || target === root) return false;
      const copy = structuredClone(target);
      if (isObject(copy)) delete copy.$dynamicAnchor;
      delete schema.$ref;
      schema.allOf = [...list(schema.allOf), copy];
      return true;
    },
  },
  {
    name: 'exclusive bound of a whole number',
    apply: (schema) => {
      if (schema.type !== 'integer' || !Number.isInteger(schema.minimum) || schema.exclusiveMinimum !== undefined)
        return false;
      schema.exclusiveMinimum = Number(schema.minimum) - 1;
      delete schema.minimum;
      return true;
    },
  },
  {
    name: 'keywords moved into a part',
    apply: (schema, random) => {
      // `additionalProperties` and the like look at their neighbours, so only what stands alone moves.
      const alone = [
        'type',
        'required',
        'enum',
        'minimum',
        'maximum',
        'minLength',
        'maxLength',
        'pattern',
        'minItems',
        'maxItems',
      ];
      const present = alone.filter((keyword) => schema[keyword] !== undefined);
      const moved = random.pick(present);
      if (moved === undefined) return false;
      schema.allOf = [...list(schema.allOf), { [moved]: schema[moved] as Json }];
      delete schema[moved];
      return true;
    },
  },
  {
    name: 'parts distributed over a union',
    apply: (schema) => {
      const { anyOf } = schema;
      if (!Array.isArray(anyOf)) return false;
      delete schema.anyOf;
      if ('unevaluatedProperties' in schema || 'unevaluatedItems' in schema) {
        schema.anyOf = anyOf;
        return false;
      }
      return wrap(schema, (body) => ({ anyOf: anyOf.map((branch) => ({ allOf: [structuredClone(body), branch] })) }));
    },
  },
  {
    name: 'flatten a part',
    apply: (schema) => {
      const [part, ...others] = list(schema.allOf);
      const closing = [
        'additionalProperties',
        'unevaluatedProperties',
        'items',
        'unevaluatedItems',
        'contains',
        'if',
        'properties',
        'patternProperties',
        'prefixItems',
        '$dynamicAnchor',
      ];
      if (!isObject(part) || shared(schema, part) || closing.some((keyword) => keyword in part || keyword in schema))
        return false;
      schema.allOf = others;
      if (others.length === 0) delete schema.allOf;
      Object.assign(schema, part);
      return true;
    },
  },
];

function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
