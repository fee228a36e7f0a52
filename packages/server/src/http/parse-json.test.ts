import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

const parse = (text: string, depth = 3) => parseJson(Buffer.from(text), depth);

describe('a JSON body', () => {
  it.each([
    ['{"a":[{}]}', { a: [{}] }],
    ['[[],[],[],[]]', [[], [], [], []]],
    ['"[[[[{{{{"', '[[[[{{{{'],
    ['"a\\"[[[["', 'a"[[[['],
    ['"\\\\"', '\\'],
    ['"\\\\u0000"', '\\u0000'],
    ['"\\u0001"', '\u0001'],
    ['"\u00e9\u{1f600}"', '\u00e9\u{1f600}'],
  ])('%s is a value', (text, value) => {
    expect(parse(text)).toEqual(value);
  });

  it.each(['[[[[]]]]', '{"a":{"b":{"c":{}}}}', '"\\u0000"', '"\\\\\\u0000"', '{', '', '"\\', '\u00001', '01'])(
    '%j is refused',
    (text) => {
      expect(() => parse(text)).toThrow();
      expect(() => parse(text)).not.toThrow(SyntaxError);
    },
  );
});
