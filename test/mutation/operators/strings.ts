import type { JsonObject } from '../../support/drafts/contract-parts.ts';
import { forText, incomparable, narrower, type SchemaContext, type SchemaOperator } from './schema-operator.ts';

/** Lengths, patterns and formats. */

const fixed = ['enum', 'const', 'format', 'pattern', 'contentEncoding', 'contentMediaType'];
const isString = ({ type }: JsonObject) => type === 'string';
const isFree = (schema: JsonObject) => isString(schema) && fixed.every((key) => schema[key] === undefined);

type Change = (schema: JsonObject, context: SchemaContext) => JsonObject | null;

function when(test: (schema: JsonObject) => boolean, change: (schema: JsonObject) => JsonObject): Change {
  return (schema) => (test(schema) ? { ...schema, ...change(schema) } : null);
}

const lengthIs = (keyword: string) => (schema: JsonObject) => isFree(schema) && typeof schema[keyword] === 'number';
const lengthIsFree = (keyword: string) => (schema: JsonObject) => isFree(schema) && schema[keyword] === undefined;

/** Without a limit of length, so that a format alone decides. */
const isUnlimited = (schema: JsonObject) =>
  isFree(schema) && schema.minLength === undefined && schema.maxLength === undefined;

function formatChanged(from: string, to: string): Change {
  return when(
    (schema) => schema.format === from && schema.enum === undefined,
    () => ({ format: to }),
  );
}

const noAssertion = 'content keywords are no assertions for validators';

export const stringOperators: readonly SchemaOperator[] = [
  narrower(
    'minLength added',
    when(lengthIsFree('minLength'), ({ maxLength }) => ({ minLength: Math.min(3, Number(maxLength ?? 3)) })),
    forText,
  ),
  narrower(
    'minLength raised',
    when(lengthIs('minLength'), ({ minLength }) => ({ minLength: Number(minLength) + 1 })),
    forText,
  ),
  narrower(
    'maxLength added',
    when(lengthIsFree('maxLength'), ({ minLength }) => ({ maxLength: Number(minLength ?? 0) + 3 })),
    forText,
  ),
  narrower(
    'maxLength lowered',
    when(lengthIs('maxLength'), ({ maxLength }) => ({ maxLength: Number(maxLength) - 1 })),
    forText,
  ),
  narrower(
    'pattern added',
    when(isFree, () => ({ pattern: '^[a-m]' })),
    forText,
  ),
  incomparable(
    'pattern changed',
    when(
      ({ pattern, ...schema }) => typeof pattern === 'string' && isFree(schema),
      () => ({ pattern: '^z[0-9]' }),
    ),
    forText,
  ),
  narrower(
    'format added',
    when(isUnlimited, () => ({ format: 'date' })),
    forText,
  ),
  incomparable('format date changed', formatChanged('date', 'date-time'), forText),
  incomparable('format date-time changed', formatChanged('date-time', 'date'), forText),
  incomparable('format uuid changed', formatChanged('uuid', 'ipv4'), forText),
  incomparable('format email changed', formatChanged('email', 'uri'), forText),
  incomparable('format uri changed', formatChanged('uri', 'email'), forText),
  narrower('format int64 narrowed', formatChanged('int64', 'int32'), forText),
  incomparable(
    'contentEncoding added',
    (schema, { isModern }) => (isModern && isFree(schema) ? { ...schema, contentEncoding: 'base64' } : null),
    { withoutWitness: noAssertion },
  ),
  incomparable(
    'format byte dropped',
    ({ format, ...schema }, { isModern }) => (!isModern && format === 'byte' ? schema : null),
    { withoutWitness: noAssertion },
  ),
  incomparable(
    'contentMediaType changed',
    (schema) => (typeof schema.contentMediaType === 'string' ? { ...schema, contentMediaType: 'image/gif' } : null),
    { withoutWitness: noAssertion },
  ),
  narrower(
    'contentSchema demands more',
    (schema) => {
      const { contentSchema: inner } = schema;
      if (typeof inner !== 'object' || inner === null || Array.isArray(inner) || inner.type !== 'object') return null;
      const required = Array.isArray(inner.required) ? inner.required : [];
      return { ...schema, contentSchema: { ...inner, required: [...required, 'plantedMember'] } };
    },
    { withoutWitness: noAssertion },
  ),
];
