import { describe, expect, it } from 'vitest';
import { normalOf } from '../../../../../test/support/normal-schemas.ts';
import { declaresMembers, describing, describingItem, mayMatchPattern } from './declared-names.ts';
import { Patterns } from './patterns.ts';

it.each<[schema: unknown, declares: boolean]>([
  [{ required: ['a'] }, true],
  [{ patternProperties: { '^x': {} } }, true],
  [{ anyOf: [{ required: ['a'] }] }, false],
  [{ additionalProperties: { type: 'string' } }, false],
])('%j declares members: %s', (schema, declares) => {
  expect(declaresMembers(normalOf(schema))).toBe(declares);
});

describe('a member', () => {
  const schema = {
    properties: { xa: { minimum: 1 } },
    patternProperties: { '^x': { minimum: 2 }, a$: { minimum: 3 } },
  };
  const opaque = { properties: { a: {} }, patternProperties: { '(': {} } };
  it.each<[schema: unknown, name: string, found: readonly number[] | null, mayMatch: boolean]>([
    [schema, 'xa', [1, 2, 3], true],
    [schema, 'xb', [2], true],
    [schema, 'b', [], false],
    [opaque, 'a', null, true],
  ])('of %j: %s', (described, name, found, mayMatch) => {
    const normal = normalOf(described);
    const schemas = describing(normal.keywords, name, new Patterns());
    expect(schemas?.map(({ keywords }) => keywords.minimum) ?? null).toEqual(found);
    expect(mayMatchPattern(normal, name, new Patterns())).toBe(mayMatch);
  });
});

it.each<[schema: unknown, index: number, minimum: number | undefined]>([
  [{ prefixItems: [{ minimum: 1 }], items: { minimum: 2 } }, 0, 1],
  [{ prefixItems: [{ minimum: 1 }], items: { minimum: 2 } }, 1, 2],
  [{ prefixItems: [{ minimum: 1 }] }, 1, undefined],
])('of %j item %d', (schema, index, minimum) => {
  expect(describingItem(normalOf(schema).keywords, index)?.keywords.minimum).toBe(minimum);
});
