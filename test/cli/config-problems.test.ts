import { ruleCatalogue } from '@contract-check/core';
import { describe, expect, it } from 'vitest';
import { type FakeEngine, fakeEngine } from './support/fake-engine.ts';
import { runIn } from './support/fake-io.ts';
import { scratch } from './support/scratch.ts';

const engine: FakeEngine = { ...fakeEngine(), rules: ruleCatalogue };

/** What is printed, on one line and without frames. */
async function refused(text: string, name = 'contract-check.yaml'): Promise<string> {
  const { exit, stdout, stderr } = await runIn({ cwd: scratch({ [name]: text }), engine }, 'config');
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  expect(Math.max(...stderr.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  return stderr.replace(/\s+/g, ' ');
}

const contract = (extra: string): string => `contracts:\n  - name: orders\n    files: api.yaml\n    ${extra}\n`;

describe('a broken configuration', () => {
  it.each<[what: string, text: string, at: string, code: string, said: string]>([
    ['a misspelt key', 'fial-on: error\n', '1:1', 'config-unknown-key', 'Did you mean "fail-on"?'],
    ['a key of nobody', 'plugins: []\n', '1:1', 'config-unknown-key', 'Allowed here: $schema, contracts, fail-on'],
    ['a misspelt key below', 'severity:\n  efects: {}\n', '2:3', 'config-unknown-key', 'Did you mean "effects"?'],
    ['a misspelt effect', 'severity: { effects: { braking: off } }\n', '1:24', 'config-unknown-key', '"breaking"?'],
    ['a misspelt level', 'severity: { stability: { betta: off } }\n', '1:26', 'config-unknown-key', '"beta"?'],
    ['camel case', 'failOn: error\n', '1:1', 'config-unknown-key', 'Did you mean "fail-on"?'],
    ['a key of the whole run', contract('fail-on: error'), '4:5', 'config-unknown-key', 'write it at the top'],
    ['a misspelt key of a contract', contract('onwer: me'), '4:5', 'config-unknown-key', 'Did you mean "owner"?'],
    ['an impossible value', 'fail-on: fatal\n', '1:10', 'config-bad-value', 'Allowed: error, warning, info, never.'],
    ['a misspelt value', 'compat: wyre\n', '1:9', 'config-bad-value', 'Did you mean "wire"? Allowed: wire, source.'],
    ['a number for a choice', 'compat: 3\n', '1:9', 'config-bad-value', '3 is no value of "compat".'],
    ['a severity of nobody', 'semver: critical\n', '1:9', 'config-bad-value', 'Allowed: error, warning, info, off.'],
    ['a text for a switch', 'strict: "yes"\n', '1:9', 'config-bad-value', 'Write true or false, for example: true'],
    ['a list for a mapping', 'severity: []\n', '1:11', 'config-bad-value', 'a list is no value of "severity".'],
    ['nothing for a mapping', 'severity:\n', '1:1', 'config-bad-value', 'Write a mapping.'],
    ['a mapping for a list', 'contracts: { name: a }\n', '1:12', 'config-bad-value', 'Write a list.'],
    ['a list for everything', '- name: orders\n', '1:1', 'config-bad-value', 'no value of the whole file'],
    ['half a day', 'deprecation: { minimum-days: { stable: 1.5 } }\n', '1:40', 'config-bad-value', 'a whole number'],
    ['days before', 'deprecation: { minimum-days: { stable: -1 } }\n', '1:40', 'config-bad-value', 'for example: 90'],
    ['a policy by name', 'deprecation: strict\n', '1:14', 'config-bad-value', 'for example: off'],
    ['a contract without files', 'contracts:\n  - name: a\n', '2:5', 'config-missing-key', 'files: api/openapi.yaml'],
    ['a contract without name', 'contracts:\n  - files: a\n', '2:5', 'config-missing-key', 'for example: name: orders'],
    ['a kind of nobody', contract('kind: openapy'), '4:11', 'config-bad-value', 'Did you mean "openapi"?'],
    ['an empty list of files', 'contracts: [{ name: a, files: [] }]\n', '1:31', 'config-bad-value', 'another value'],
    [
      'a misspelt rule',
      'severity: { rules: { operation-remove: off } }\n',
      '1:22',
      'config-unknown-rule',
      '"operation-removed"?',
    ],
    [
      'a rule of nobody',
      'severity: { rules: { zzz: off } }\n',
      '1:22',
      'config-unknown-rule',
      'contract-check rules lists them',
    ],
    ['a prefix without slash', 'strip-prefix: v1\n', '1:15', 'config-bad-value', 'for example: /v1'],
    [
      'a prefix for a third side',
      'strip-prefix: { base: /v1 }\n',
      '1:17',
      'config-unknown-key',
      'Allowed here: old, new.',
    ],
    [
      'a path without slash',
      'severity: { paths: [{ path: v1/** }] }\n',
      '1:29',
      'config-bad-glob',
      'write /v1/** or **/v1/**',
    ],
    ['a misspelt base', 'base: merge-bas\n', '1:7', 'config-bad-value', 'Did you mean "merge-base"?'],
    [
      'a base of nobody',
      'base: { branch: main }\n',
      '1:9',
      'config-unknown-key',
      'Allowed here: merge-base, tag, ref, file, url, registry.',
    ],
    ['two bases', 'base: { tag: v*, ref: main }\n', '1:7', 'config-bad-value', 'a mapping is no value of "base".'],
    ['a registry without an environment', 'base: registry:orders\n', '1:7', 'config-bad-value', 'Allowed:'],
    [
      'files that are left out alone',
      'contracts: [{ name: a, files: "!x" }]\n',
      '1:31',
      'config-bad-glob',
      'without "!"',
    ],
    ['a backslash', "contracts: [{ name: a, files: 'a\\b' }]\n", '1:31', 'config-bad-glob', 'every system: a/b'],
    [
      'a path from the root',
      'contracts: [{ name: a, files: /etc/passwd }]\n',
      '1:31',
      'config-bad-glob',
      'no relative path',
    ],
    ['a drive', 'contracts: [{ name: a, files: "C:/a" }]\n', '1:31', 'config-bad-glob', 'no relative path'],
    ['a way out', 'contracts: [{ name: a, files: ../a }]\n', '1:31', 'config-bad-glob', 'leads out of the folder'],
    [
      'an open bracket',
      'contracts: [{ name: a, files: ["a", "b{c"] }]\n',
      '1:37',
      'config-bad-glob',
      'lacks a closing "}"',
    ],
    [
      'the same name twice',
      `${contract('').trimEnd()}\n  - { name: orders, files: b }\n`,
      '4:13',
      'config-duplicate',
      'name "orders"',
    ],
    ['a member of every object', '__proto__: { strict: true }\n', '1:1', 'config-unknown-key', '"__proto__"'],
    ['such a rule', 'severity: { rules: { __proto__: off } }\n', '1:22', 'config-unknown-rule', '"__proto__"'],
    ['a constructor', 'constructor: 1\n', '1:1', 'config-unknown-key', '"constructor"'],
    ['a key that stands twice', 'strict: true\nstrict: false\n', '2:1', 'yaml-duplicate-key', '"strict"'],
  ])('%s', async (_, text, at, code, said) => {
    const told = await refused(text);
    expect(told).toContain(`error[${code}]`);
    expect(told).toContain(`contract-check.yaml:${at} `);
    expect(told).toContain(said);
    expect(told).toContain('Nothing was compared.');
    expect(told.match(/error\[/g)).toHaveLength(1);
  });

  it('is told whole, in the order of the text, with its frames', async () => {
    const cwd = scratch({
      'contract-check.yaml': 'fail-on: fatal\ncontracts:\n  - nam: orders\n    files: ../x\n',
      'contract-check.waivers.yaml': '- rule: operation-remove\n  reason: a\n  owner: b\n  until: 2027-02-30\n',
    });
    const { stderr } = await runIn({ cwd, engine }, 'config');
    expect(stderr.match(/^ {2}\S+:\d+:\d+$/gm)).toEqual([
      '  contract-check.yaml:1:10',
      '  contract-check.yaml:3:5',
      '  contract-check.yaml:4:12',
      '  contract-check.waivers.yaml:1:9',
      '  contract-check.waivers.yaml:4:10',
    ]);
    expect(stderr).toContain('  1 │ fail-on: fatal\n    │          ^^^^^\n');
    expect(stderr).toContain('more   contract-check explain config-bad-value');
  });

  it.each<[what: string, text: string, code: string]>([
    ['aliases that grow', `a: &a [${'x,'.repeat(50)}]\n${bomb()}`, 'yaml-alias-expansion'],
    ['nesting', `severity: ${'['.repeat(5000)}${']'.repeat(5000)}\n`, 'nesting-too-deep'],
    ['nesting in JSON', `{"severity": ${'['.repeat(5000)}${']'.repeat(5000)}}`, 'nesting-too-deep'],
    ['a tag', 'strict: !!js/function "() => 1"\n', 'yaml-unknown-tag'],
  ])('%s: refused by the reader', async (_, text, code) => {
    expect(await refused(text)).toContain(`error[${code}`);
  });

  it('is refused when it is large', async () => {
    expect(await refused(`# ${'x'.repeat(1_000_001)}\n`)).toMatch(/error\[input-too-large\] .* more than 1 MB/);
  });

  it('is refused when it leads out of its work tree', async () => {
    const outside = scratch({ 'contract-check.yaml': 'strict: true\n' });
    const cwd = scratch({ 'contract-check.yaml': { link: `${outside}/contract-check.yaml` } });
    const { exit, stderr } = await runIn({ cwd, engine }, 'config');
    expect(exit).toBe(2);
    expect(stderr).toContain('error[ref-outside-root]');
  });

  it.each([
    ['a file that is there', { 'secret.yaml': '- secret\n' }],
    ['a file that is not', {}],
  ])('names no waivers outside of its work tree: %s', async (_, files) => {
    const folder = scratch({ ...files, 'a/contract-check.yaml': 'waivers: ../secret.yaml\n' });
    for (const argv of [
      ['config'],
      ['waive', 'operation-removed', '--reason', 'a', '--owner', 'b', '--until', 'never'],
    ]) {
      const { exit, stderr } = await runIn({ cwd: `${folder}/a`, engine }, ...argv);
      expect(exit).toBe(2);
      expect(stderr).toContain('error[ref-outside-root]');
      expect(stderr).not.toContain('- secret');
    }
  });

  it('escapes what it quotes', async () => {
    const told = await refused('"\\u001b[2J\\u202e": 1\n');
    expect(told).toContain('config-unknown-key');
    expect(told).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
  });
});

/** Each line holds the one before ten times. */
function bomb(): string {
  const names = [...'abcdefghi'];
  return names
    .slice(1)
    .map((name, index) => `${name}: &${name} [${`*${names[index]},`.repeat(10)}]\n`)
    .join('');
}
