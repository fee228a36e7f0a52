import { describe, expect, test } from 'vitest';
import { lineIndex } from './line-index.ts';

describe('lineIndex', () => {
  const text = 'one\r\ntwo\n\nfour';

  test.each([
    [0, 1, 1],
    [2, 1, 3],
    [5, 2, 1],
    [8, 2, 4],
    [9, 3, 1],
    [10, 4, 1],
    [14, 4, 5],
    [999, 4, 5],
    [-1, 1, 1],
  ])('offset %i is line %i, column %i', (offset, line, column) => {
    expect(lineIndex(text).at(offset)).toEqual({ line, column });
  });

  test('gives the text of a line without its break', () => {
    const lines = lineIndex(text);
    expect([0, 1, 2, 3, 4, 5].map((line) => lines.lineText(line))).toEqual(['', 'one', 'two', '', 'four', '']);
    expect(lines.lineCount).toBe(4);
  });

  test('an empty text has one line', () => {
    expect(lineIndex('').at(0)).toEqual({ line: 1, column: 1 });
  });
});
