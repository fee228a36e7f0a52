import { expect, it } from 'vitest';
import { normalOf } from '../../../../../test/support/normal-schemas.ts';
import { equalSchemas } from './equal-schemas.ts';

const tree = (value: unknown) => ({ properties: { value, next: { $ref: '#' } } });

it.each<[one: unknown, other: unknown, equal: boolean]>([
  [{ type: 'string', minLength: 1 }, { minLength: 1, type: 'string' }, true],
  [{ required: ['a', 'b'] }, { required: ['b', 'a'] }, true],
  [{ enum: [1, 'a'] }, { enum: ['a', 1.0] }, true],
  [{ enum: [1, 'a'] }, { enum: [1] }, false],
  [{ required: ['a'] }, {}, false],
  [{ required: [] }, {}, true],
  [{ properties: { a: { minimum: 1 } } }, { properties: { a: { minimum: 2 } } }, false],
  [{ properties: { a: true } }, { properties: { b: true } }, false],
  [{ prefixItems: [{ minimum: 1 }, true] }, { prefixItems: [true, { minimum: 1 }] }, false],
  [{ not: { type: 'string' } }, { not: { type: 'integer' } }, false],
  [{ items: true }, { items: false }, false],
  [{ if: { minimum: 1 }, else: false }, { if: { minimum: 1 } }, false],
  [{ dependentRequired: { a: ['b', 'c'] } }, { dependentRequired: { a: ['c', 'b'] } }, true],
  [{ dependentRequired: { a: ['b'] } }, { dependentRequired: { a: ['c'] } }, false],
  [{ uniqueItems: true }, { uniqueItems: false }, false],
  [tree({ type: 'string' }), tree({ type: 'string' }), true],
  [tree({ type: 'string' }), tree({ type: 'integer' }), false],
])('%j and %j: %s', (one, other, equal) => {
  expect(equalSchemas(normalOf(one), normalOf(other))).toBe(equal);
  expect(equalSchemas(normalOf(other), normalOf(one))).toBe(equal);
});
