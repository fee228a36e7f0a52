import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';

describe('csvOf', () => {
  it('writes names, then rows, in the order of the names', () => {
    expect(csvOf(['a', 'b'], [{ b: 2, a: 'x' }, { a: null }])).toBe('a,b\r\nx,2\r\n,\r\n');
  });

  it.each([
    ['plain, with a comma', '"plain, with a comma"'],
    ['a "quoted" one', '"a ""quoted"" one"'],
    ['two\nlines', '"two\nlines"'],
    ['=HYPERLINK("http://example.com")', `"'=HYPERLINK(""http://example.com"")"`],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-1+2', "'-1+2"],
    ['\tx', "'\tx"],
  ])('%j is no formula and does not end its cell', (text, cell) => {
    expect(csvOf(['a'], [{ a: text }])).toBe(`a\r\n${cell}\r\n`);
  });
});
