import { describe, expect, test } from 'vitest';
import { leadingJson, leadingLines } from './leading-json.ts';

describe('leadingJson', () => {
  test.each([
    [{ items: [{ sku: 'A1', qty: 1 }] }, '{"items":[{"sku":"A1","qty":1}]}'],
    [9007199254740993n, '9007199254740993'],
    ['a "b"\n', '"a \\"b\\"\\n"'],
    [null, 'null'],
    [undefined, 'nothing'],
    [[undefined, Number.NaN], '[null,".nan"]'],
  ])('writes a short value whole: %#', (value, text) => {
    expect(leadingJson(value, 60)).toBe(text);
  });

  test('stops soon after the limit', () => {
    const cut = leadingJson({ list: Array.from({ length: 1000 }, (_, index) => index) }, 20);
    expect(cut.startsWith('{"list":[0,1,2,3,4,5')).toBe(true);
    expect(cut.length).toBeGreaterThan(20);
    expect(cut.length).toBeLessThan(60);
  });

  test('does no more work for a value that is shared 2^60 times', () => {
    let bomb: unknown = 'x';
    for (let level = 0; level < 60; level += 1) bomb = [bomb, bomb];
    expect(leadingJson(bomb, 80).length).toBeLessThan(200);
  });

  test('quotes only the beginning of a long string', () => {
    expect(leadingJson('é'.repeat(5_000_000), 10).length).toBeLessThan(50);
  });
});

describe('leadingLines', () => {
  test('indents as JSON is usually written', () => {
    const value = { a: [1, { b: null }], 'c\n': {}, d: [], e: 'x\ny', f: 9007199254740993n };
    const written = JSON.stringify({ ...value, f: 1 }, null, 2).replace('"f": 1', '"f": 9007199254740993');
    expect(leadingLines(value, 1_000).join('\n')).toBe(written);
  });

  test('ends soon after the limit', () => {
    const lines = leadingLines(
      Array.from({ length: 10_000 }, (_, index) => index),
      50,
    );
    expect(lines.slice(0, 3)).toEqual(['[', '  0,', '  1,']);
    expect(lines.join('\n').length).toBeLessThanOrEqual(120);
  });
});
