import { isJsonObject, type Json, type JsonObject } from '../../support/drafts/contract-parts.ts';
import { isSent } from '../spots/uses.ts';
import { forText, incomparable, narrower, type SchemaContext, type SchemaOperator } from './schema-operator.ts';

/** Members of objects. */

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const propertiesOf = ({ properties }: JsonObject): JsonObject => (isJsonObject(properties) ? properties : {});

/** An object that declares members of its own. */
function isObject(schema: JsonObject): boolean {
  return schema.type === 'object' && Object.keys(propertiesOf(schema)).length > 0;
}

/** Says nothing of members that it does not declare. */
function isOpen(schema: JsonObject): boolean {
  const keywords = ['additionalProperties', 'patternProperties', 'unevaluatedProperties', 'propertyNames', 'allOf'];
  const isFamily = schema.discriminator !== undefined;
  return isObject(schema) && !isFamily && keywords.every((key) => schema[key] === undefined) && !hasUnion(schema);
}

function hasUnion({ oneOf, anyOf }: JsonObject): boolean {
  return oneOf !== undefined || anyOf !== undefined;
}

/** Members that the sender may leave out, and may send. */
function optionalNames(schema: JsonObject, { contract, pointer }: SchemaContext): string[] {
  return Object.keys(propertiesOf(schema)).filter(
    (name) =>
      !listOf(schema.required).includes(name) &&
      (['request', 'response'] as const).every((direction) =>
        isSent(contract, [...pointer, 'properties', name], direction),
      ),
  );
}

function withMember(schema: JsonObject, name: string, value: Json, isRequired: boolean): JsonObject {
  const properties = { ...propertiesOf(schema), [name]: value };
  return isRequired
    ? { ...schema, properties, required: [...listOf(schema.required), name] }
    : { ...schema, properties };
}

type Change = (schema: JsonObject, context: SchemaContext) => JsonObject | null;

function when(test: (schema: JsonObject) => boolean, change: (schema: JsonObject) => JsonObject): Change {
  return (schema) => (test(schema) ? { ...schema, ...change(schema) } : null);
}

function whenModern(test: (schema: JsonObject) => boolean, change: (schema: JsonObject) => JsonObject): Change {
  return (schema, context) => (context.isModern ? when(test, change)(schema, context) : null);
}

function counted(keyword: string, step: number): Change {
  return when(
    (schema) => schema.type === 'object' && typeof schema[keyword] === 'number',
    (schema) => ({ [keyword]: Number(schema[keyword]) + step }),
  );
}

const literal = { declared: 'compatible', strict: 'breaking' } as const;
/** Of undeclared members: a request that rejects them breaks literally; a response that sends them does under `--strict`. */
const ofUndeclared = {
  isForWhole: true,
  planted: { request: 'breaking', response: 'compatible' },
  takenBack: { request: 'compatible', response: literal },
  isLiteral: true,
} as const;

export const objectOperators: readonly SchemaOperator[] = [
  narrower(
    'member became required',
    (schema, context) => {
      const name = context.random.pick(isObject(schema) ? optionalNames(schema, context) : []);
      return name === undefined ? null : { ...schema, required: [...listOf(schema.required), name] };
    },
    forText,
  ),
  {
    ...narrower(
      'required member added',
      (schema) => (isOpen(schema) ? withMember(schema, 'plantedMember', { type: 'string' }, true) : null),
      forText,
    ),
    takenBack: { request: { declared: 'risky', strict: 'compatible' }, response: 'breaking' },
  },
  {
    name: 'optional member added',
    edit: (schema) => (isOpen(schema) ? withMember(schema, 'plantedMember', { type: 'string' }, false) : null),
    planted: { request: literal, response: 'compatible' },
    takenBack: {
      request: { declared: 'risky', strict: 'compatible' },
      response: { declared: 'risky', strict: 'breaking' },
    },
  },
  {
    ...incomparable('member added to a closed object', (schema) =>
      schema.additionalProperties === false && isObject(schema) && !hasUnion(schema) && schema.allOf === undefined
        ? withMember(schema, 'plantedMember', { type: 'string' }, false)
        : null,
    ),
    planted: { request: 'compatible', response: 'breaking' },
    takenBack: { request: 'breaking', response: { declared: 'risky', strict: 'compatible' } },
  },
  incomparable('required member renamed', (schema, { isComposite }) => {
    const [name] = listOf(schema.required).filter((item) => Object.hasOwn(propertiesOf(schema), String(item)));
    if (typeof name !== 'string' || !isOpen(schema) || isComposite || schema.discriminator !== undefined) return null;
    const { [name]: value, ...others } = propertiesOf(schema);
    const required = listOf(schema.required).map((item) => (item === name ? 'plantedName' : item));
    return { ...schema, properties: { ...others, plantedName: value ?? {} }, required };
  }),
  narrower('member ruled out', (schema, context) => {
    const name = context.random.pick(context.isModern && isObject(schema) ? optionalNames(schema, context) : []);
    return name === undefined ? null : { ...schema, properties: { ...propertiesOf(schema), [name]: false } };
  }),
  {
    ...narrower(
      'object closed',
      when(isOpen, () => ({ additionalProperties: false })),
    ),
    ...ofUndeclared,
  },
  {
    ...narrower(
      'object closed to what is not evaluated',
      whenModern(isOpen, () => ({ unevaluatedProperties: false })),
    ),
    ...ofUndeclared,
  },
  {
    ...narrower(
      'further members typed',
      when(isOpen, () => ({ additionalProperties: { type: 'boolean' } })),
    ),
    ...ofUndeclared,
  },
  {
    ...narrower(
      'family of members typed',
      whenModern(isOpen, () => ({ patternProperties: { '^zz': { type: 'boolean' } } })),
    ),
    planted: { request: 'breaking', response: 'compatible' },
    takenBack: {
      request: { declared: 'risky', strict: 'compatible' },
      response: { declared: 'risky', strict: 'breaking' },
    },
    isLiteral: true,
  },
  narrower('names of members limited', (schema, context) => {
    const longest = Math.max(...optionalNames(schema, context).map((name) => name.length), 0);
    return context.isModern && isOpen(schema) && longest > 1
      ? { ...schema, propertyNames: { maxLength: longest - 1 } }
      : null;
  }),
  narrower(
    'minProperties added',
    when(
      (schema) => schema.type === 'object' && schema.minProperties === undefined,
      ({ required }) => ({ minProperties: listOf(required).length + 1 }),
    ),
  ),
  narrower('minProperties raised', counted('minProperties', 1)),
  narrower(
    'maxProperties added',
    when(
      (schema) => schema.type === 'object' && schema.maxProperties === undefined,
      ({ required, minProperties }) => ({
        maxProperties: Math.max(listOf(required).length, Number(minProperties ?? 0), 1),
      }),
    ),
  ),
  narrower('maxProperties lowered', counted('maxProperties', -1)),
  narrower('a member demands another', (schema, context) => {
    const [one, other] = context.random.shuffled(isObject(schema) ? optionalNames(schema, context) : []);
    return !context.isModern || one === undefined || other === undefined || schema.dependentRequired !== undefined
      ? null
      : { ...schema, dependentRequired: { [one]: [other] } };
  }),
  narrower('a member demands more of its object', (schema, context) => {
    const [one, other] = context.random.shuffled(isObject(schema) ? optionalNames(schema, context) : []);
    return !context.isModern || one === undefined || other === undefined || schema.dependentSchemas !== undefined
      ? null
      : { ...schema, dependentSchemas: { [one]: { required: [other] } } };
  }),
];
