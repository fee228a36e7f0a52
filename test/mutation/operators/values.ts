import type { Json, JsonObject } from '../../support/drafts/contract-parts.ts';
import { refOf, resolve } from '../../support/drafts/contract-parts.ts';
import { segmentsOf } from '../spots/pointers.ts';
import { alike, forText, incomparable, narrower, type SchemaOperator } from './schema-operator.ts';

/** Types, null, lists of values, constants, and what a schema refers to. */

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const isPlainString = ({ type, enum: list, const: constant, format, pattern }: JsonObject) =>
  type === 'string' && [list, constant, format, pattern].every((value) => value === undefined);

/** Keywords of one type would stand beside another one, where they say nothing. */
function retyped(schema: JsonObject, type: string): JsonObject {
  const { description, title, readOnly, writeOnly } = schema;
  const kept = Object.entries({ description, title, readOnly, writeOnly }).filter(([, value]) => value !== undefined);
  return { ...(Object.fromEntries(kept) as JsonObject), type };
}

const only = { request: 'breaking', response: { declared: 'risky', strict: 'breaking' } } as const;

export const valueOperators: readonly SchemaOperator[] = [
  narrower(
    'number became integer',
    (schema) => (schema.type === 'number' && schema.format === undefined ? { ...schema, type: 'integer' } : null),
    forText,
  ),
  incomparable('string became integer', (schema) => (schema.type === 'string' ? retyped(schema, 'integer') : null)),
  incomparable('string became boolean', (schema) => (isPlainString(schema) ? retyped(schema, 'boolean') : null)),
  incomparable('number became boolean', (schema) =>
    schema.type === 'integer' || schema.type === 'number' ? retyped(schema, 'boolean') : null,
  ),
  incomparable('boolean became string of three letters', (schema) =>
    schema.type === 'boolean' ? { ...retyped(schema, 'string'), maxLength: 3 } : null,
  ),
  incomparable('object became string', (schema, { isComposite }) =>
    schema.type === 'object' && !isComposite ? retyped(schema, 'string') : null,
  ),
  incomparable('array became object', (schema) => (schema.type === 'array' ? retyped(schema, 'object') : null)),
  incomparable('value became array', (schema, { isComposite }) =>
    isComposite || !['string', 'integer', 'boolean', 'object'].includes(String(schema.type))
      ? null
      : { type: 'array', items: schema },
  ),
  narrower('type dropped from a list', (schema) => {
    const types = listOf(schema.type).filter((name) => name !== 'null');
    return types.length > 1 ? { ...schema, type: listOf(schema.type).filter((name) => name !== types[0]) } : null;
  }),
  narrower('null dropped', (schema) => {
    const list = Array.isArray(schema.enum) ? { enum: schema.enum.filter((item) => item !== null) } : {};
    if (schema.nullable === true && typeof schema.type === 'string') return { ...schema, ...list, nullable: false };
    const types = listOf(schema.type);
    return types.length > 1 && types.includes('null')
      ? { ...schema, ...list, type: types.filter((name) => name !== 'null') }
      : null;
  }),
  narrower('type demanded', (schema) =>
    schema.type === undefined && Object.keys(schema).every((key) => key === 'description')
      ? { ...schema, type: 'string' }
      : null,
  ),
  {
    ...narrower(
      'values limited to a list',
      (schema) => (isPlainString(schema) ? { ...schema, enum: ['bab', 'abba'] } : null),
      forText,
    ),
    takenBack: { request: 'compatible', response: only.response },
  },
  {
    ...narrower(
      'value dropped from a list',
      (schema, { random }) => {
        const values = listOf(schema.enum).filter((item) => item !== null);
        const gone = random.pick(values);
        return values.length > 1 ? { ...schema, enum: listOf(schema.enum).filter((item) => item !== gone) } : null;
      },
      forText,
    ),
    takenBack: { request: 'compatible', response: only.response },
  },
  narrower(
    'constant demanded',
    (schema, { isModern, isComposite }) =>
      isModern && !isComposite && isPlainString(schema) ? { ...schema, const: 'abba' } : null,
    forText,
  ),
  incomparable('constant changed', (schema, { isComposite }) => {
    if (isComposite || schema.const === undefined) return null;
    return { ...schema, const: typeof schema.const === 'string' ? `${schema.const}2` : 77 };
  }),
  alike('another component referred to', 'breaking', (schema, { contract, random }) => {
    const ref = refOf(schema);
    const target = ref === null ? undefined : resolve(contract, ref);
    const prefix = ref?.slice(0, ref.lastIndexOf('/') + 1) ?? '';
    if (ref === null || !/^#\/(components\/schemas|definitions)\/$/.test(prefix) || typeOf(target) === null)
      return null;
    const named = resolve(contract, prefix.slice(0, -1));
    const others = Object.keys(named as JsonObject).filter((name) => {
      const type = typeOf((named as JsonObject)[name]);
      return type !== null && type !== typeOf(target);
    });
    const other = random.pick(others);
    if (other === undefined) return null;
    const chosen = `${prefix}${encodeURIComponent(other.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
    return { schema: { ...schema, $ref: chosen }, near: [segmentsOf(ref) ?? [], segmentsOf(chosen) ?? []] };
  }),
];

function typeOf(schema: Json | undefined): string | null {
  const type = typeof schema === 'object' && schema !== null && !Array.isArray(schema) ? schema.type : null;
  return type === 'object' || type === 'string' || type === 'array' ? type : null;
}
