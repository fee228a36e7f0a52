import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineTable, LineTables } from './line-table.ts';

describe('LineTable', () => {
  test('knows the lines without their ends', () => {
    const table = new LineTable('one\r\ntwo\n\nfour\r');
    expect([1, 2, 3, 4].map((line) => table.lineText(line))).toEqual(['one', 'two', '', 'four\r']);
    expect(table.lineCount).toBe(4);
  });

  test('has nothing in a line that is not there', () => {
    const table = new LineTable('a\nb');
    expect([0, 3].map((line) => table.lineText(line))).toEqual(['', '']);
  });

  test('turns an offset into line and column and back', () => {
    const units = fc.array(fc.constantFrom('a', 'é', '😀', '\n', '\r\n'), { maxLength: 40 });
    fc.assert(
      fc.property(units, fc.nat(80), (parts, at) => {
        const text = parts.join('');
        const offset = Math.min(at, text.length);
        const table = new LineTable(text);
        const { line, column } = table.at(offset);
        const before = text.slice(0, offset).split('\n');
        expect([line, column]).toEqual([before.length, (before.at(-1) ?? '').length + 1]);
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
