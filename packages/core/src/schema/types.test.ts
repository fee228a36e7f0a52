import { describe, expect, it } from 'vitest';
import { ANY, NUMBER, Type, typeNames, typeOfValue, typesOf } from './types.ts';

describe('typesOf', () => {
  it.each([
    [{ type: 'number' }, NUMBER],
    [{ type: ['string', 'null'] }, Type.string | Type.null],
    [{ type: 'file' }, Type.string],
    [{ type: 'strnig' }, 0],
    [{ type: 'constructor' }, 0],
    [{ const: 1.5 }, Type.fraction],
    [{ enum: ['a', 1, null] }, Type.string | Type.integer | Type.null],
    [{ type: 'string', enum: [1] }, Type.string],
    [{ minimum: 1 }, ANY],
  ])('%j', (schema, expected) => {
    expect(typesOf(schema)).toBe(expected);
  });
});

it.each([
  [null, Type.null],
  [[], Type.array],
  [{}, Type.object],
  [1e300, Type.integer],
  [9007199254740993n, Type.integer],
  [true, Type.boolean],
])('the type of %s', (value, expected) => {
  expect(typeOfValue(value)).toBe(expected);
});

it.each([
  [NUMBER, ['number']],
  [Type.integer | Type.null, ['integer', 'null']],
  [ANY & ~Type.null, ['any']],
  [0, ['nothing']],
])('the names of %s', (mask, names) => {
  expect(typeNames(mask)).toEqual(names);
});
