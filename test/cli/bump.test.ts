import { describe, expect, it } from 'vitest';
import { api, isolateGit, onFeature } from '../git/support/history.ts';
import { runIn } from './support/fake-io.ts';
import { scratch, write } from './support/scratch.ts';

isolateGit();

const BOTH = api('A', 'GET /a', 'GET /b');
const LESS = api('A', 'GET /a');

function at(version: string, text: string): string {
  return text.replace('version: 1.0.0', `version: ${version}`);
}

function bump(files: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  return runIn({ engine: 'real', cwd: scratch(files) }, 'bump', ...argv);
}

describe('contract-check bump', () => {
  it.each([
    ['breaks', BOTH, LESS, 'major 2.0.0\n'],
    ['breaks before 1.0.0', at('0.3.1', BOTH), at('0.3.1', LESS), 'major 0.4.0\n'],
    ['adds', LESS, BOTH, 'minor 1.1.0\n'],
    ['is the same', BOTH, BOTH, 'none 1.0.0\n'],
    ['has no semantic version', at('2026-01', BOTH), LESS, 'major\n'],
  ])('what %s', async (_, old, next, printed) => {
    const result = await bump({ 'old.yaml': old, 'new.yaml': next }, 'old.yaml', 'new.yaml');
    expect(result).toEqual({ exit: 0, stdout: printed, stderr: '' });
  });

  it('counts from each of several old contracts', async () => {
    const files = { 'one.yaml': BOTH, 'two.yaml': at('1.4.0', LESS), 'new.yaml': LESS };
    const { stdout } = await bump(files, '--against', 'one.yaml', '--against', 'two.yaml', 'new.yaml');
    expect(stdout).toBe('one.yaml: major 2.0.0\ntwo.yaml: none 1.4.0\n');
  });

  it('looks at the configured contracts without arguments', async () => {
    const cwd = onFeature({ 'services/a.yaml': BOTH, 'services/b.yaml': api('B', 'GET /b') });
    write(cwd, { 'services/a.yaml': LESS });
    const { exit, stdout } = await runIn({ engine: 'real', cwd }, 'bump');
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: 'a: major 2.0.0\n1 contract unchanged.\n' });
  });

  it('gives programs all that it knows', async () => {
    const { stdout } = await bump(
      { 'old.yaml': BOTH, 'new.yaml': at('2.0.0', LESS) },
      '--format',
      'json',
      'old.yaml',
      'new.yaml',
    );
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      follows: true,
      contracts: [
        {
          name: 'old.yaml',
          contract: null,
          bump: 'major',
          version: '2.0.0',
          demanded: { bump: 'major', version: '2.0.0' },
          oldVersion: '1.0.0',
          newVersion: '2.0.0',
          follows: true,
          finding: null,
        },
      ],
      unchanged: 0,
    });
  });
});

describe('--check', () => {
  const check = (old: string, next: string, more: Readonly<Record<string, string>> = {}) =>
    bump({ 'old.yaml': old, 'new.yaml': next, ...more }, '--check', 'old.yaml', 'new.yaml');

  it.each([
    ['a major version', BOTH, at('2.0.0', LESS)],
    ['a pre-release of it', BOTH, at('2.0.0-rc.1', LESS)],
    ['a minor version for what is new', LESS, at('1.1.0', BOTH)],
    ['the same version where nothing changed', BOTH, BOTH],
    ['any version where nothing changed', at('2026-01', BOTH), at('2026-01', BOTH)],
  ])('passes with %s', async (_, old, next) => {
    expect((await check(old, next)).exit).toBe(0);
  });

  it.each([
    ['what breaks has a minor version', BOTH, at('1.1.0', LESS), 'major-version-not-raised'],
    ['the version fell', at('1.2.0', LESS), LESS, 'version-lowered'],
    ['it cannot be told', at('2026-01', BOTH), at('2026-02', LESS), 'version-unreadable'],
    ['what is new has the same version', LESS, BOTH, '"1.0.0" to "1.0.0": 1.1.0 is the least (minor)'],
    ['what is new has an unreadable version', at('x', LESS), at('y', BOTH), 'which is higher cannot be told'],
  ])('fails when %s', async (_, old, next, said) => {
    const { exit, stdout } = await check(old, next);
    expect(exit).toBe(1);
    expect(stdout.replaceAll('\n', ' ')).toContain(said);
    expect(stdout).toMatch(/\nFailed: info\.version does not follow what changed \(exit 1\)\.\n$/);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('says where the version stands', async () => {
    const { stdout } = await check(BOTH, LESS);
    expect(stdout).toMatch(/^major 2\.0\.0\nnew\.yaml:2:28 major-version-not-raised: /);
  });

  it('accepts what the team waived or silenced', async () => {
    const waived = '- rule: major-version-not-raised\n  reason: a\n  owner: b\n  until: never\n';
    expect((await check(BOTH, LESS, { 'contract-check.waivers.yaml': waived })).exit).toBe(0);
    const off = 'severity: { rules: { major-version-not-raised: off } }\n';
    expect((await check(BOTH, LESS, { 'contract-check.yaml': off })).exit).toBe(0);
  });

  it('asks for a minor version where what breaks was waived', async () => {
    const more = {
      'contract-check.waivers.yaml': '- rule: operation-removed\n  reason: a\n  owner: b\n  until: never\n',
    };
    const { exit, stdout } = await check(BOTH, LESS, more);
    expect(exit).toBe(1);
    expect(stdout).toMatch(/^major 2\.0\.0\n.*: 1\.1\.0 is the least \(minor\)\.\n/);
    expect((await check(BOTH, at('1.1.0', LESS), more)).exit).toBe(0);
  });

  it('does not ask it of contracts that are new or gone', async () => {
    const cwd = onFeature({ 'services/a.yaml': BOTH });
    write(cwd, { 'services/b.yaml': api('B', 'GET /b') });
    expect(await runIn({ engine: 'real', cwd }, 'bump', '--check')).toMatchObject({ exit: 0 });
  });
});

it.each([
  [['a.yaml'], /contract-check bump <old> a\.yaml/],
  [['a.yaml', 'b.yaml'], /error\[file-not-found\]/],
  [[], /No contract is named/],
  [['--format', 'xml'], /text, json/],
])('%j is refused, exit 2', async (argv, said) => {
  const { exit, stdout, stderr } = await bump({}, ...argv);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  expect(stderr).toMatch(said);
});

it('has a help that fits 80 columns, with examples', async () => {
  const { stdout } = await bump({}, '--help');
  expect(stdout).toContain('$ contract-check bump --check');
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});
