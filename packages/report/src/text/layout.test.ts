import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import wrapAnsi from 'wrap-ansi';
import { columns, cutEnd, cutMiddle, cutStart, labelled, wrap } from './layout.ts';

test('columns are those of string-width, also where they are known without it', () => {
  const unit = fc.oneof(
    fc.integer({ min: 0x20, max: 0x52f }).map((code) => String.fromCodePoint(code)),
    fc.constantFrom(...'–—‘’“”•…→│▲✔✖日ぁヺ한힣一😀', '\u3099', '\u1161', '\u001b[31m', '\ufe0f'),
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
      expect(columns(text)).toBe(stringWidth(text));
    }),
    { numRuns: 2_000 },
  );
});

describe('cutting', () => {
  test.each([
    ['cutEnd', cutEnd, 'GET /ord…'],
    ['cutStart', cutStart, '…s/events'],
    ['cutMiddle', cutMiddle, 'GET …ents'],
  ])('%s keeps what its name says', (_, cut, shown) => {
    expect(cut('GET /orders/events', 9, '…')).toBe(shown);
  });

  test.each([cutEnd, cutStart, cutMiddle])('never exceeds the width, and leaves alone what fits', (cut) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 0, max: 40 }), (text, width) => {
        const shown = cut(text, width, '…');
        expect(columns(shown)).toBeLessThanOrEqual(width);
        if (columns(text) <= width) expect(shown).toBe(text);
      }),
    );
  });
});

describe('wrapping', () => {
  test('gives the lines of wrap-ansi, also where it does without', () => {
    const unit = fc.constantFrom(...'aé→-.');
    const other = fc.constantFrom('日本', '\u001b[31m', '');
    const word = fc.oneof({ weight: 50, arbitrary: fc.string({ unit, minLength: 1, maxLength: 60 }) }, other);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), fc.integer({ min: 8, max: 40 }), (words, width) => {
        const text = words.join(' ');
        const expected = columns(text) <= width ? text : wrapAnsi(text, width, { hard: true });
        expect(wrap(text, width).join('\n')).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  test('breaks between words, and words that are longer than a line', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap('abcdefghijkl', 5)).toEqual(['abcde', 'fghij', 'kl']);
  });

  test('puts further lines of a label under its first', () => {
    expect(labelled('fix', 'keep it optional', 19)).toEqual(['  fix    keep it', '         optional']);
  });
});
