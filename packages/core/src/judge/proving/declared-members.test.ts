import { describe, expect, it } from 'vitest';
import { normalOf } from '../../../../../test/support/normal-schemas.ts';
import { Patterns } from '../../schema/containment/patterns.ts';
import { holdsDeclaredOnly } from './declared-members.ts';

/** A condition; not written as one, since a member called "then" makes an object look like a promise. */
const condition = (test: unknown, met: unknown, otherwise: unknown = true) =>
  Object.fromEntries([
    ['if', test],
    ['then', met],
    ['else', otherwise],
  ]);

const A = { properties: { a: {} } };
const B = { properties: { b: {} } };

describe.each<[says: string, schema: unknown, sent: unknown, notSent: unknown]>([
  ['a described member', A, { a: 1 }, { b: 1 }],
  ['a demanded member', { required: ['a'] }, { a: 1 }, { b: 1 }],
  ['members of all parts', { allOf: [A, B] }, { a: 1, b: 1 }, { c: 1 }],
  [
    'members of the branches that apply',
    { ...A, anyOf: [B, { required: ['c'], properties: { c: { type: 'string' } } }] },
    { a: 1, b: 1, c: 'x' },
    { a: 1, c: 1 },
  ],
  ['members that match a pattern', { patternProperties: { '^x': {} } }, { x1: 1 }, { y: 1 }],
  ['what follows from a condition', { ...A, ...condition({ required: ['a'] }, B) }, { a: 1, b: 1 }, { a: 1, c: 1 }],
  ['what follows from its opposite', condition({ required: ['a'] }, A, B), { b: 1 }, { a: 1, b: 1 }],
  ['what depends on a member', { dependentSchemas: { a: B } }, { a: 1, b: 1 }, { b: 1 }],
  ['members of items', { items: A }, [{ a: 1 }], [{ a: 1 }, { b: 1 }]],
  ['items by position', { prefixItems: [A], items: B }, [{ a: 1 }, { b: 1 }], [{ b: 1 }]],
  ['members of contained items', { contains: A }, [{ a: 1 }], [{ b: 1 }]],
  ['members below a pattern', { patternProperties: { '^x': A } }, { x1: { a: 1 } }, { x1: { b: 1 } }],
  ['members below undeclared ones', { ...B, additionalProperties: A }, { x: { a: 1 } }, { x: { c: 1 } }],
])('%s', (_, schema, sent, notSent) => {
  it.each([
    [sent, true],
    [notSent, false],
  ])('%j: %s', (message, expected) => {
    expect(holdsDeclaredOnly(new Patterns(), [normalOf(schema)], message)).toBe(expected);
  });
});

it.each<[says: string, schema: unknown, message: unknown]>([
  ['an object that declares nothing', { type: 'object' }, { x: { y: 1 } }],
  ['an object that is open by its own word', { ...A, additionalProperties: true }, { x: 1 }],
  ['what is no object', A, 'x'],
])('anything may be in %s', (_, schema, message) => {
  expect(holdsDeclaredOnly(new Patterns(), [normalOf(schema)], message)).toBe(true);
});
