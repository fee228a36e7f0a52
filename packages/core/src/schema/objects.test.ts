import { describe, expect, it } from 'vitest';
import { termOf } from '../../../../test/support/models.ts';
import { dependentRequiredOf, dependentSchemasOf, propertiesOf, requiredOf, restOf } from './objects.ts';

const openness: readonly (readonly [schema: unknown, openness: string])[] = [
  [{ type: 'object' }, 'free-form'],
  [{ type: 'object', required: [] }, 'free-form'],
  [{ properties: { a: {} } }, 'omitted'],
  [{ required: ['a'] }, 'omitted'],
  [{ properties: { a: {} }, additionalProperties: true }, 'explicit'],
  [{ properties: { a: {} }, additionalProperties: { description: 'Others' } }, 'explicit'],
  [{ additionalProperties: { type: 'string' } }, 'typed'],
  [{ additionalProperties: false }, 'closed'],
  [{ allOf: [{ additionalProperties: true }, { unevaluatedProperties: false }] }, 'closed'],
];

describe('undeclared members', () => {
  it.each(openness)('%j', async (schema, expected) => {
    expect(restOf(await termOf(schema)).openness).toBe(expected);
  });
});

it('members and their requiredness are united', async () => {
  const term = await termOf({
    required: ['a', 7],
    properties: { a: { minLength: 1 }, __proto__x: {}, list: [] },
    allOf: [{ required: ['b', 'a'], properties: { a: { maxLength: 2 } } }],
  });
  expect([...requiredOf(term).keys()]).toEqual(['a', 'b']);
  expect([...propertiesOf(term)].map(([name, nodes]) => [name, nodes.length])).toEqual([
    ['a', 2],
    ['__proto__x', 1],
  ]);
});

it('dependencies of both drafts are read', async () => {
  const term = await termOf({
    dependentRequired: { a: ['b'] },
    dependencies: { a: ['c'], d: { minProperties: 2 } },
    dependentSchemas: { d: { maxProperties: 5 } },
  });
  expect([...dependentRequiredOf(term)].map(([name, names]) => [name, [...names.keys()]])).toEqual([['a', ['b', 'c']]]);
  expect(
    dependentSchemasOf(term)
      .get('d')
      ?.map(({ value }) => value),
  ).toEqual([{ maxProperties: 5 }, { minProperties: 2 }]);
});
