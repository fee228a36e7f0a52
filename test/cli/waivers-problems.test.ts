import { describe, expect, it } from 'vitest';
import { scratch } from './support/scratch.ts';
import { TERMS, WAIVERS, waive } from './support/waive.ts';

describe('a broken file of waivers', () => {
  const terms = 'reason: a\n  owner: b\n  until: never\n';

  it.each<[what: string, text: string, at: string, code: string, said: string]>([
    ['no condition', `- ${terms}`, '1:3', 'config-missing-key', 'fingerprint, rule, operation, path, contract'],
    [
      'no reason',
      '- rule: operation-removed\n  owner: b\n  until: never\n',
      '1:3',
      'config-missing-key',
      '"reason" is missing',
    ],
    [
      'no end',
      '- rule: operation-removed\n  owner: b\n  reason: a\n',
      '1:3',
      'config-missing-key',
      '"until" is missing',
    ],
    ['a misspelt rule', `- rule: operation-remove\n  ${terms}`, '1:9', 'config-unknown-rule', '"operation-removed"?'],
    [
      'a misspelt key',
      `- rule: operation-removed\n  onwer: b\n  reason: a\n  until: never\n`,
      '2:3',
      'config-unknown-key',
      '"owner"?',
    ],
    ['a fingerprint of digits', `- fingerprint: 12345678\n  ${terms}`, '1:16', 'config-bad-value', 'put it in quotes'],
    [
      'a short fingerprint',
      `- fingerprint: abc\n  ${terms}`,
      '1:16',
      'config-bad-value',
      'for example: 9f0c41d2a7b3e815',
    ],
    [
      'no day',
      '- rule: operation-removed\n  reason: a\n  owner: b\n  until: 2027-13-01\n',
      '4:10',
      'config-bad-value',
      'no day',
    ],
    [
      'a word for a day',
      '- rule: operation-removed\n  reason: a\n  owner: b\n  until: soon\n',
      '4:10',
      'config-bad-value',
      '2027-01-31, never',
    ],
    ['an operation without method', `- operation: /a\n  ${terms}`, '1:14', 'config-bad-glob', 'for example: GET /a'],
    ['a path without slash', `- path: a\n  ${terms}`, '1:9', 'config-bad-glob', 'write /a'],
    ['a mapping', 'waivers: []\n', '1:1', 'config-bad-value', 'Write a list.'],
    ['a text', '- rule\n', '1:3', 'config-bad-value', 'Write a mapping.'],
    [
      'a member of every object',
      `- __proto__: 1\n  rule: operation-removed\n  ${terms}`,
      '1:3',
      'config-unknown-key',
      '"__proto__"',
    ],
  ])('%s', async (_, text, at, code, said) => {
    const { exit, stderr } = await waive(scratch({ [WAIVERS]: text }), 'abcdefab', ...TERMS);
    expect(exit).toBe(2);
    const told = stderr.replace(/\s+/g, ' ');
    expect(told).toContain(`error[${code}]`);
    expect(told).toContain(`${WAIVERS}:${at} `);
    expect(told).toContain(said);
    expect(told.match(/error\[/g)).toHaveLength(1);
  });
});
