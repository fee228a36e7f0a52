import { lineIndex } from '@contract-check/core';
import { describe, expect, test } from 'vitest';
import { excerptAt } from './excerpt.ts';

function marked(text: string, column: number, expected: readonly string[] = []): string {
  return excerptAt(lineIndex(text), { line: 1, column, expected }).mark;
}

describe('the marked part', () => {
  test.each([
    ['a plain key', 'currency: USD', 1, [], 'currency'],
    ['a plain scalar', 'type: string # why', 7, [], 'string'],
    ['a scalar of several words', 'summary: List all orders', 10, [], 'List all orders'],
    ['a scalar with a comma, known from its value', 'd: new, or old', 4, ['new, or old'], 'new, or old'],
    [
      'a path that looks like a flow mapping',
      '  /orders/{id}/events:',
      3,
      ['/orders/{id}/events'],
      '/orders/{id}/events',
    ],
    ['a quoted key', '{"a":1}', 2, [], '"a"'],
    ['a quoted text with an escaped quote', '"a\\"b": 1', 1, [], '"a\\"b"'],
    ['a single-quoted text', "'200': x", 1, [], "'200'"],
    ['an unclosed quote', '"abc', 1, [], '"abc'],
    ['a number before a comma', '[12,13]', 2, [], '12'],
    ['only the bracket of an object', '{"a":1}', 1, [], '{'],
    ['only the dash of a list', '- a', 1, [], '-'],
    ['a negative number', '-5', 1, [], '-5'],
  ])('is %s', (_, text, column, expected, mark) => {
    expect(marked(text, column, expected)).toBe(mark);
  });

  test('is as long as told, but ends with the line', () => {
    const table = lineIndex('abcdef\nx');
    expect(excerptAt(table, { line: 1, column: 2, length: 3 }).mark).toBe('bcd');
    expect(excerptAt(table, { line: 1, column: 2, length: 99 }).mark).toBe('bcdef');
  });
});

describe('excerptAt', () => {
  test('gives the line above unless it is blank', () => {
    const table = lineIndex('a:\n  b: 1\n\nc: 2');
    expect(excerptAt(table, { line: 2, column: 3 })).toMatchObject({
      above: 'a:',
      lead: '  ',
      mark: 'b',
      trail: ': 1',
    });
    expect(excerptAt(table, { line: 4, column: 1 }).above).toBeNull();
  });

  test('cuts a line of megabytes around the place and never parts a character', () => {
    const text = `${'😀'.repeat(500_000)}"key"${'😀'.repeat(500_000)}`;
    const { lead, mark, trail, leadCut } = excerptAt(lineIndex(text), { line: 1, column: 1_000_001 });
    expect(mark).toBe('"key"');
    expect(leadCut).toBe(true);
    expect(lead + trail).not.toMatch(/\p{Cs}/u);
    expect(lead.length + trail.length).toBeLessThan(700);
  });

  test('gives the nearest place for one outside the text', () => {
    const table = lineIndex('ab');
    expect(excerptAt(table, { line: 9, column: 9 })).toMatchObject({ line: 1, lead: 'ab', mark: '', trail: '' });
  });
});
