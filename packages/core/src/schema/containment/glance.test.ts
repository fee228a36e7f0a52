import { describe, expect, it } from 'vitest';
import { normalOf } from '../../../../../test/support/normal-schemas.ts';
import { typeNames } from '../types.ts';
import { declaresMembers } from './declared-names.ts';
import { Glance } from './glance.ts';

it.each<[schema: unknown, types: string[]]>([
  [true, ['any']],
  [false, ['nothing']],
  [{ enum: [1, 'a'] }, ['string', 'integer']],
  [{ allOf: [{ type: ['string', 'null'] }, { type: ['null', 'integer'] }] }, ['null']],
  [{ anyOf: [{ type: 'string' }, { const: 1 }], type: ['integer', 'boolean'] }, ['integer']],
  [{ $ref: '#' }, ['any']],
])('the types of %j: %j', (schema, types) => {
  expect(typeNames(new Glance().types(normalOf(schema)))).toEqual(types);
});

it.each<[schema: unknown, values: unknown]>([
  [{ const: 1 }, [1]],
  [{ allOf: [{ type: 'string' }, { enum: ['a'] }] }, ['a']],
  [{ anyOf: [{ const: 1 }] }, null],
])('the values of %j: %j', (schema, values) => {
  expect(new Glance().values(normalOf(schema))).toEqual(values);
});

const tagged = (value: unknown, more: object = { required: ['kind'] }) => ({
  properties: { kind: { enum: [value, 'both'].slice(0, value === 'a' ? 1 : 2) } },
  ...more,
});

it.each<[says: string, one: unknown, other: unknown, apart: boolean]>([
  ['other constants', tagged('a'), tagged('b'), true],
  ['a constant in common', tagged('b'), tagged('c'), false],
  ['a member that may be absent', tagged('a'), tagged('b', {}), false],
  ['constants in parts', { allOf: [tagged('a', {}), { required: ['kind'] }] }, tagged('b'), true],
  ['other members', tagged('a'), { required: ['size'], properties: { size: { const: 1 } } }, false],
])('schemas with %s', (_, one, other, apart) => {
  expect(new Glance().areApart(normalOf(one), normalOf(other))).toBe(apart);
});

describe('names', () => {
  it.each<[schema: unknown, names: string[], declares: boolean]>([
    [{ properties: { a: {} }, required: ['b'] }, ['a', 'b'], true],
    [{ dependentRequired: { a: ['b'] }, dependentSchemas: { c: {} } }, ['a', 'b', 'c'], true],
    [{ anyOf: [{ required: ['a'] }, { allOf: [{ properties: { b: {} } }] }] }, ['a', 'b'], false],
    [{ not: { required: ['a'] }, propertyNames: { enum: ['b'] } }, [], false],
    [{ patternProperties: { '^x': {} } }, [], true],
  ])('of %j: %j', (schema, names, declares) => {
    const normal = normalOf(schema);
    expect([...new Glance().names(normal)].sort()).toEqual(names);
    expect(declaresMembers(normal)).toBe(declares);
  });
});
