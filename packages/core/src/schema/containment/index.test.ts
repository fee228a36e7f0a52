import { describe, expect, it } from 'vitest';
import { contains, equivalent, witness } from './index.ts';

const text = { type: 'string' };
const whole = { type: 'integer' };

describe('contains', () => {
  it('shows integers beyond 2^53 exactly', () => {
    expect(contains({ const: 9007199254740993n }, { maximum: 9007199254740992n })).toEqual({
      answer: 'no',
      witness: 9007199254740993n,
    });
  });

  it.each<[receiver: unknown, witness: bigint]>([
    [{ format: 'int64' }, -(2n ** 63n) - 2048n],
    [{ maximum: 9223372036854775809n }, 2n ** 63n + 2048n],
  ])('shows integers that validators can hold where there are any: %o', (receiver, shown) => {
    expect(contains(whole, receiver)).toEqual({ answer: 'no', witness: shown });
    expect(BigInt(Number(shown))).toBe(shown);
  });

  it('prefers a value that the contract shows', () => {
    expect(contains({ ...text, examples: ['Ann'] }, { maxLength: 2 })).toEqual({ answer: 'no', witness: 'Ann' });
  });

  it('asks for no more members than it needs', () => {
    const sender = { type: 'object', required: ['a'], properties: { a: whole, b: text, c: text } };
    expect(contains(sender, { properties: { a: text } })).toMatchObject({ answer: 'no', witness: { a: 0 } });
  });

  it('gives up beyond its budget, with the reason', () => {
    const many = (from: number) => ({
      anyOf: Array.from({ length: 30 }, (_, at) => ({ type: 'object', required: [`a${at + from}`, 'b'] })),
    });
    expect(contains(many(0), many(0), { budget: 1_000_000 }).answer).toBe('yes');
    expect(contains(many(1), many(0), { budget: 3 })).toMatchObject({ answer: 'unknown', reason: expect.any(String) });
  });
});

describe('equivalent', () => {
  it.each<[one: unknown, other: unknown, answer: string]>([
    [{ anyOf: [text, whole] }, { type: ['integer', 'string'] }, 'yes'],
    [whole, { type: 'number' }, 'no'],
    [{ type: 'number' }, whole, 'no'],
    [{ ...text, format: 'x-a' }, { ...text, format: 'x-b' }, 'unknown'],
  ])('%j and %j: %s', (one, other, answer) => {
    expect(equivalent(one, other).answer).toBe(answer);
  });
});

describe('witness', () => {
  it.each<[schema: unknown, found: unknown]>([
    [{ const: [1] }, { kind: 'found', value: [1] }],
    [{ allOf: [text, whole] }, { kind: 'none' }],
    [{ type: 'object', required: ['a'], properties: { a: { $ref: '#' } } }, { kind: 'none' }],
    [
      { type: 'object', required: ['a'], properties: { a: { enum: [2, 3] } } },
      { kind: 'found', value: { a: 2 } },
    ],
  ])('of %j: %j', (schema, found) => {
    expect(witness(schema)).toEqual(found);
  });
});
