import { expect, it } from 'vitest';
import { normalOf } from '../../../../../test/support/normal-schemas.ts';
import { toJsonSchema } from './to-json-schema.ts';

it('is closed in itself, circles too', () => {
  const written = toJsonSchema([normalOf({ properties: { next: { $ref: '#' } } })]);
  expect(written).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    allOf: [{ $ref: '#/$defs/s0' }],
    $defs: { s0: { properties: { next: { allOf: [{ $ref: '#/$defs/s0' }] } } } },
  });
});

it.each<[schema: unknown, expected: unknown]>([
  [{ enum: [] }, false],
  [{ type: 'nothing known' }, false],
  [{ type: ['null', 'integer'] }, { type: ['integer', 'null'] }],
  [{ const: 1 }, { enum: [1] }],
  [{ dependentRequired: { a: ['b'] } }, { dependentRequired: { a: ['b'] } }],
  // Ajv does not look at a member of that name in `properties`.
  [
    JSON.parse('{ "properties": { "__proto__": true } }'),
    {
      ...JSON.parse('{ "properties": { "__proto__": { "$ref": "#/$defs/s0" } } }'),
      patternProperties: { '^(__proto__)$': { $ref: '#/$defs/s0' } },
    },
  ],
])('%j as %j', (schema, expected) => {
  expect(toJsonSchema([normalOf(schema)])).toMatchObject({ allOf: [expected] });
});

it('names what is used twice, and what is deep', () => {
  const shared = { $defs: { id: { type: 'string' } }, prefixItems: [{ $ref: '#/$defs/id' }, { $ref: '#/$defs/id' }] };
  expect(toJsonSchema([normalOf(shared)])).toMatchObject({
    allOf: [{ prefixItems: [{ allOf: [{ $ref: '#/$defs/s0' }] }, { allOf: [{ $ref: '#/$defs/s0' }] }] }],
    $defs: { s0: { type: ['string'] } },
  });
  let deep: object = { type: 'null' };
  for (let depth = 0; depth < 30; depth++) deep = { items: deep };
  const written = toJsonSchema([normalOf(deep)]);
  expect(Object.keys(written.$defs as object)).toEqual(['s0', 's1']);
});

it('names what says nothing: ajv passes over a condition with an empty consequence', () => {
  const schema = JSON.parse('{ "if": { "required": ["a"] }, "then": {}, "unevaluatedProperties": false }');
  const [written] = toJsonSchema([normalOf(schema)]).allOf as Record<string, unknown>[];
  expect(written).toMatchObject({ if: { required: ['a'] }, unevaluatedProperties: false });
  expect(written?.then).toEqual({ $ref: '#/$defs/s0' });
});
