import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safePattern, shortTexts } from '../../../../test/support/safe-patterns.ts';
import { linearPattern } from './linear-pattern.ts';

const texts = [
  '',
  'a',
  '\n',
  'a\n',
  '\r',
  '\u2028',
  '\u00a0',
  '\v',
  '1',
  '_',
  'é',
  '😀',
  'K',
  '\\',
  ']',
  '^',
  'ab c',
  'α',
];

it.each([
  ...[
    '.',
    '^.$',
    '\\s',
    '\\S',
    '[\\s\\d]',
    '[^\\w]',
    '\\W',
    '[]',
    '[^]',
    '[^\\S]',
    'a$',
    '^a',
    '\\bc',
    'a\\B',
    '\\u{1f600}',
  ],
  ...[
    '\\x61',
    '\\u0061',
    '[\\u{1f600}-\\u{1f64f}]',
    '\\cJ',
    '[\\]\\\\^]',
    '(?<name>a)',
    '(?:a|b)+?',
    '\\p{L}',
    '\\P{Lu}',
  ],
  ...['\\p{Script=Greek}', '[\\p{Lu}\\d]', 'a{1,3}', '(|a)*', '[\\b]', '\\/'],
])('%s is read as by RegExp', (pattern) => {
  const test = linearPattern(pattern);
  for (const text of texts) expect(test?.(text), JSON.stringify(text)).toBe(new RegExp(pattern, 'u').test(text));
});

it.each(['[\\w-.]', '\\-', '\\_a', 'a\\Z', '[[:alpha:]]', '\\Qa', '\\z', '\\pL', '\\a'])(
  '%s is read without the flag u',
  (pattern) => {
    const test = linearPattern(pattern);
    const judged = texts.filter((text) => text !== '😀');
    for (const text of judged) expect(test?.(text), JSON.stringify(text)).toBe(new RegExp(pattern).test(text));
    expect(test?.('😀')).toBeNull();
  },
);

it.each(['(a)\\1', 'a(?=b)', '(?<!a)b', 'a{1001}', '(', '(?i)a', '\\p{Script_Extensions=Greek}', '\\ud83d'])(
  '%s is refused',
  (pattern) => {
    expect(linearPattern(pattern)).toBeNull();
  },
);

it('reads generated patterns as RegExp does', () => {
  let read = 0;
  const check = fc.property(safePattern(), (pattern) => {
    const test = linearPattern(pattern);
    if (test === null) return;
    read++;
    for (const text of shortTexts(3)) expect(test(text), text).toBe(new RegExp(pattern, 'u').test(text));
  });
  fc.assert(check, { numRuns: 300, seed: 4 });
  expect(read).toBeGreaterThan(100);
});

it('takes linear time where backtracking would take for ever', () => {
  expect(linearPattern('^(a+)+$')?.(`${'a'.repeat(20_000)}b`)).toBe(false);
});
