import { describe, expect, it } from 'vitest';
import { contains, witness } from './index.ts';

const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });

describe('a value of one type', () => {
  it.each<[says: string, schema: unknown, value: unknown]>([
    ['null', { type: 'null' }, null],
    ['the boolean that is left', { type: 'boolean', not: { const: true } }, false],
    ['one of those that are listed', { enum: ['long', 'a'], maxLength: 2 }, 'a'],
    ['one that people know', { type: 'string', minLength: 2, examples: ['x', 'Ann'] }, 'Ann'],
    ['any other where what they know does not fit', { type: 'integer', minimum: 5, default: 3 }, 5],
    ['an array, whatever is shown', { type: 'array', minItems: 1, items: { const: 1 }, examples: [[2]] }, [1]],
  ])('%s', (_, schema, value) => {
    expect(witness(schema)).toEqual({ kind: 'found', value });
  });

  it('is not found where the listed ones are all ruled out', () => {
    expect(witness({ enum: ['a', 1], not: { enum: ['a', 1] } })).toEqual({ kind: 'none' });
  });
});

describe('a value that only the receiver lists', () => {
  const listed = { c: 1.5 };
  it.each<[says: string, sender: unknown, listed: unknown, declared: string]>([
    ['is not sent with members that nobody declares', object({ a: true }), listed, 'yes'],
    ['is sent with members that are declared', object({ c: true }), listed, 'no'],
    ['is sent by who lists it, too', { enum: [listed, 1] }, listed, 'no'],
    ['is not sent inside another', object({ in: object({ a: true }) }), { in: listed }, 'yes'],
    ['is sent inside another that has room', object({ in: { type: 'object' } }), { in: listed }, 'no'],
    ['is not sent as an item', { type: 'array', items: object({ a: true }) }, [listed], 'yes'],
    ['is sent as an item', { type: 'array', items: object({ c: true }) }, [listed], 'no'],
  ])('%s', (_, sender, value, declared) => {
    const receiver = { not: { const: value } };
    expect(contains(sender, receiver, { reading: 'declared' }).answer).toBe(declared);
    expect(contains(sender, receiver, { reading: 'literal' })).toEqual({ answer: 'no', witness: value });
  });
});
