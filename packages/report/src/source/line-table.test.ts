import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineTable, LineTables } from './line-table.ts';

describe('LineTable', () => {
  test('knows the lines without their ends', () => {
    const text = 'one\r\ntwo\n\nfour';
    const table = new LineTable(text);
    const lines = [1, 2, 3, 4].map((line) => {
      const { start, end } = table.range(line);
      return text.slice(start, end);
    });
    expect(lines).toEqual(['one', 'two', '', 'four']);
    expect(table.count).toBe(4);
  });

  test('gives the nearest line for one that is not there', () => {
    const table = new LineTable('a\nb');
    expect(table.range(0)).toEqual(table.range(1));
    expect(table.range(99)).toEqual(table.range(2));
  });

  test('turns an offset into line and column and back', () => {
    const units = fc.array(fc.constantFrom('a', 'é', '😀', '\n', '\r\n'), { maxLength: 40 });
    fc.assert(
      fc.property(units, fc.nat(80), (parts, at) => {
        const text = parts.join('');
        const offset = Math.min(at, text.length);
        const table = new LineTable(text);
        const { line, column } = table.position(offset);
        expect(table.range(line).start + column - 1).toBe(offset);
      }),
    );
  });

  test('is made once per document', () => {
    const tables = new LineTables();
    const document = { text: 'a\nb' };
    expect(tables.of(document)).toBe(tables.of(document));
    expect(tables.of(document)).not.toBe(tables.of({ text: 'a\nb' }));
  });
});
