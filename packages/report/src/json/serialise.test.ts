import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serialise } from './serialise.ts';

describe('serialise', () => {
  test('writes integers beyond 2^53 exactly, and no text can pass for one', () => {
    const value = {
      big: 9007199254740993n,
      text: '9007199254740993n',
      nested: [-18446744073709551616n, '__bigint__0'],
    };
    expect(serialise(value)).toBe(
      '{\n  "big": 9007199254740993,\n  "text": "9007199254740993n",\n  "nested": [-18446744073709551616, "__bigint__0"]\n}',
    );
  });

  test('reads back to the same data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(serialise(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test.each([
    [undefined, 'null'],
    [Number.NaN, '".nan"'],
    [Number.NEGATIVE_INFINITY, '"-.inf"'],
    [[], '[]'],
    [{}, '{}'],
    [[1, 'two', null], '[1, "two", null]'],
    [[{ a: 1 }], '[\n  {\n    "a": 1\n  }\n]'],
    [JSON.parse('{"__proto__":1}'), '{\n  "__proto__": 1\n}'],
  ])('writes %j as %s', (value, text) => {
    expect(serialise(value)).toBe(text);
  });

  test('breaks a list that is too long for a line', () => {
    expect(serialise(Array.from({ length: 60 }, () => 1)).split('\n')).toHaveLength(62);
  });
});
