import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonString } from './json-string.ts';

describe('jsonString', () => {
  test('reads back to the same text, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(jsonString(text))).toBe(text);
      }),
    );
  });

  test.each([
    ['\u2028\u2029', '"\\u2028\\u2029"'],
    ['\u009b31m', '"\\u009b31m"'],
    ['\u202e', '"\\u202e"'],
    ['\ud800', '"\\ud800"'],
    ['\u{e0041}', '"\\udb40\\udc41"'],
    ['\u0000\n', '"\\u0000\\n"'],
    ['##[error]x ##vso[y] # [', '"#\\u0023[error]x #\\u0023vso[y] # ["'],
    ['Größe 😀', '"Größe 😀"'],
  ])('writes %j without a raw control', (text, literal) => {
    expect(jsonString(text)).toBe(literal);
  });
});
