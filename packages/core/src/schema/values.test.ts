import { describe, expect, it } from 'vitest';
import { termOf } from '../../../../test/support/models.ts';
import { annotationOf, valueKey, valuesOf, wireKey } from './values.ts';

it.each([
  [
    { a: 1, b: [2] },
    { b: [2], a: 1 },
  ],
  [1, 1.0],
])('%j has the key of its equal', (one, other) => {
  expect(valueKey(one)).toBe(valueKey(other));
});

it.each([
  [1, '1'],
  [null, 'null'],
  [{ a: 1 }, [['a', 1]]],
])('%j and %j have keys of their own', (one, other) => {
  expect(valueKey(one)).not.toBe(valueKey(other));
});

it('on the wire a number is spelled as its digits', () => {
  expect([wireKey(1), wireKey('1'), wireKey(true)]).toEqual(['1', '1', 'true']);
});

const limited: readonly (readonly [schema: unknown, values: readonly string[] | null])[] = [
  [{ enum: ['a', 'b', null] }, ['"a"', '"b"']],
  [{ const: 'a' }, ['"a"']],
  [{ const: null }, []],
  [{ allOf: [{ enum: [1, 2, 3] }, { enum: [2, 3, 4] }] }, ['2', '3']],
  [{ enum: ['a', 'b'], const: 'b' }, ['"b"']],
  [{ type: 'string' }, null],
];

describe('the values that are left', () => {
  it.each(limited)('by %j', async (schema, expected) => {
    const set = valuesOf(await termOf(schema), valueKey);
    expect(set === null ? null : [...set.values.keys()]).toEqual(expected);
  });
});

describe('annotations', () => {
  it.each([
    ['default', { default: 1, allOf: [{ default: 2 }] }, 1],
    ['readOnly', { readOnly: false, allOf: [{ readOnly: true }] }, true],
    ['deprecated', { allOf: [{ deprecated: false }, { deprecated: true }] }, true],
    ['writeOnly', { writeOnly: false }, false],
    ['default', {}, undefined],
  ])('%s of %j', async (keyword, schema, expected) => {
    expect(annotationOf(await termOf(schema), keyword)?.value).toBe(expected);
  });
});
