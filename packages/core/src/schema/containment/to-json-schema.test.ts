import { expect, it } from 'vitest';
import { normalOf } from '../../../../../test/support/normal-schemas.ts';
import { toJsonSchema } from './to-json-schema.ts';

it('is closed in itself, circles too', () => {
  const written = toJsonSchema([normalOf({ properties: { next: { $ref: '#' } } })]);
  expect(written).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    allOf: [{ $ref: '#/$defs/s0' }],
    $defs: { s0: { properties: { next: { $ref: '#/$defs/s1' } } }, s1: { allOf: [{ $ref: '#/$defs/s0' }] } },
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
      ...JSON.parse('{ "properties": { "__proto__": { "$ref": "#/$defs/s1" } } }'),
      patternProperties: { '^(__proto__)$': { $ref: '#/$defs/s1' } },
    },
  ],
])('%j as %j', (schema, expected) => {
  expect(toJsonSchema([normalOf(schema)])).toMatchObject({ $defs: { s0: expected } });
});
