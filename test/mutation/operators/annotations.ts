import { isJsonObject, type Json, type JsonObject } from '../../support/drafts/contract-parts.ts';
import { alike, narrower, type SchemaContext, type SchemaOperator } from './schema-operator.ts';

/** Keywords that say who sends a member, what leaving it out means, how it looks, or nothing that anybody feels. */

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const roles = 'who sends a member is no assertion for validators';
const silent = 'nothing on the wire';

/** An object of which one member is annotated in another way. */
function memberMarked(isRequired: boolean, keyword: 'readOnly' | 'writeOnly') {
  return (schema: JsonObject, { random, isComposite }: SchemaContext) => {
    // Another schema of the same object may require the member.
    if (!isJsonObject(schema.properties ?? null) || schema.discriminator !== undefined || isComposite) return null;
    const properties = schema.properties as JsonObject;
    const names = Object.keys(properties).filter((name) => {
      const value = properties[name];
      const isMarked = isJsonObject(value) && (value.readOnly === true || value.writeOnly === true);
      return (
        isJsonObject(value) &&
        value.$ref === undefined &&
        !isMarked &&
        listOf(schema.required).includes(name) === isRequired
      );
    });
    const name = random.pick(names);
    if (name === undefined) return null;
    return {
      ...schema,
      properties: { ...properties, [name]: { ...(properties[name] as JsonObject), [keyword]: true } },
    };
  };
}

const described = (change: (schema: JsonObject) => JsonObject) => (schema: JsonObject) =>
  schema.$ref === undefined ? { ...schema, ...change(schema) } : null;

export const annotationOperators: readonly SchemaOperator[] = [
  {
    name: 'required member became readOnly',
    edit: memberMarked(true, 'readOnly'),
    planted: { request: 'risky', response: 'compatible' },
    takenBack: { request: 'breaking', response: 'compatible' },
    withoutWitness: roles,
  },
  {
    name: 'optional member became readOnly',
    edit: memberMarked(false, 'readOnly'),
    planted: { request: 'risky', response: 'compatible' },
    takenBack: { request: 'compatible', response: 'compatible' },
    withoutWitness: roles,
  },
  {
    name: 'required member became writeOnly',
    edit: memberMarked(true, 'writeOnly'),
    planted: { request: 'compatible', response: 'breaking' },
    takenBack: { request: 'compatible', response: 'compatible' },
    withoutWitness: roles,
  },
  {
    name: 'optional member became writeOnly',
    edit: memberMarked(false, 'writeOnly'),
    planted: { request: 'compatible', response: 'risky' },
    takenBack: { request: 'compatible', response: 'compatible' },
    withoutWitness: roles,
  },
  alike(
    'default given',
    'risky',
    (schema) =>
      schema.type === 'string' && schema.default === undefined && schema.enum === undefined
        ? { ...schema, default: 'abba' }
        : null,
    { withoutWitness: 'defaults are no assertions', isForText: true },
  ),
  alike(
    'default changed',
    'risky',
    (schema) => (schema.default === undefined ? null : { ...schema, default: schema.default === 7 ? 8 : 7 }),
    {
      withoutWitness: 'defaults are no assertions',
      isForText: true,
    },
  ),
  {
    ...narrower(
      'value dropped from an open list',
      (schema) => {
        const values = listOf(schema['x-extensible-enum']);
        return values.length > 1 ? { ...schema, 'x-extensible-enum': values.slice(1) } : null;
      },
      { withoutWitness: 'open lists are no assertions for validators' },
    ),
    planted: { request: 'breaking', response: 'compatible' },
    takenBack: { request: 'compatible', response: 'compatible' },
  },
  alike(
    'schema described in other words',
    'compatible',
    described(() => ({ description: 'In other words', title: 'Another title' })),
    { withoutWitness: silent, isForText: true },
  ),
  alike(
    'example given',
    'compatible',
    described(() => ({ example: 'For example' })),
    { withoutWitness: silent, isForText: true },
  ),
  alike(
    'schema deprecated',
    'compatible',
    described(() => ({ deprecated: true })),
    { withoutWitness: silent },
  ),
  alike(
    'extension added',
    'compatible',
    described(() => ({ 'x-planted': { anything: [1] } })),
    { withoutWitness: silent, isForText: true },
  ),
  alike(
    'inert keyword added',
    'compatible',
    (schema) =>
      schema.type === 'string' && schema.nullable === undefined ? { ...schema, minItems: 4, maximum: 2 } : null,
    { withoutWitness: silent, isForText: true },
  ),
];
