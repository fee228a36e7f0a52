import { describe, expect, test } from 'vitest';
import { escapeTerminal } from './terminal.ts';

describe('escapeTerminal', () => {
  test.each([
    ['an escape sequence', '\u001b[2Jgone', '\\x1b[2Jgone'],
    ['the one-byte form of it', '\u009b31mred', '\\x9b31mred'],
    ['an operating system command', '\u009d0;title\u009c', '\\x9d0;title\\x9c'],
    ['line ends', 'a\r\nb\u0085c\u2028d', 'a\\r\\nb\\x85c\\u2028d'],
    ['a right-to-left override', 'user\u202egnp.exe', 'user\\u202egnp.exe'],
    ['isolates and marks', '\u2066a\u2069\u200f\u061c', '\\u2066a\\u2069\\u200f\\u061c'],
    ['tag characters', 'ok\u{e0041}', 'ok\\u{e0041}'],
    ['a lone surrogate', 'a\ud83d!', 'a\\ud83d!'],
    ['delete and tab', '\u007f\t', '\\x7f\\t'],
  ])('spells out %s', (_, text, shown) => {
    expect(escapeTerminal(text)).toBe(shown);
  });

  test.each(['Größe', '日本語', '👩‍👩‍👧 family', '✔️', 'C:\\temp', '~/x', 'می‌خواهم'])('leaves %s as it is', (text) => {
    expect(escapeTerminal(text)).toBe(text);
  });

  test('leaves only ASCII where bytes could be read as controls', () => {
    expect(escapeTerminal('Û→😀', false)).toBe('\\xdb\\u2192\\u{1f600}');
  });
});
