import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { api, isolateGit, onFeature } from '../git/support/history.ts';
import { repository } from '../support/contract-files.ts';
import { runIn } from './support/fake-io.ts';
import { commitAll, scratch, write } from './support/scratch.ts';

isolateGit();

const SHOP = { engine: 'real', cwd: join(repository, 'examples/shop') } as const;
const PAIR = ['v1.openapi-3.1.yaml', 'v2.yaml'];

/** Fingerprints of a run's findings in JSON, in their order. */
async function fingerprints(cwd: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runIn({ engine: 'real', cwd }, 'diff', '--format', 'json', ...argv);
  return [...stdout.matchAll(/"fingerprint": "([0-9a-f]{16})"/g)].map(([, fingerprint = '']) => fingerprint);
}

describe('contract-check explain', () => {
  it.each(['request-property-became-required', 'ref-outside-root'])('says of %s what rules says', async (id) => {
    const explained = await runIn({}, 'explain', id);
    expect(explained).toEqual(await runIn({}, 'rules', id));
    expect(explained.exit).toBe(0);
  });

  it('shows a finding by the first digits of its fingerprint', async () => {
    const [first = ''] = await fingerprints(SHOP.cwd, ...PAIR);
    const { exit, stdout, stderr } = await runIn(SHOP, 'explain', first.slice(0, 8).toUpperCase(), ...PAIR);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).toContain(`\nIdentity\n  ${first}`);
    expect(stdout).toMatch(/\nAsked\n {2}Can a consumer/);
  });

  it('judges as diff does with the same options', async () => {
    const cwd = scratch({ 'a.yaml': api('A', 'GET /v1/a'), 'b.yaml': api('A', 'GET /v2/a') });
    const [moved = ''] = await fingerprints(cwd, 'a.yaml', 'b.yaml');
    const prefixes = ['--strip-prefix', 'old:/v1', '--strip-prefix', 'new:/v2'];
    expect((await runIn({ engine: 'real', cwd }, 'explain', moved, 'a.yaml', 'b.yaml')).exit).toBe(0);
    expect((await runIn({ engine: 'real', cwd }, 'explain', moved, ...prefixes, 'a.yaml', 'b.yaml')).exit).toBe(2);
  });

  it('looks among the configured contracts without arguments', async () => {
    const cwd = onFeature({ 'services/a.yaml': api('A', 'GET /a', 'GET /b') });
    write(cwd, { 'services/a.yaml': api('A', 'GET /a') });
    commitAll(cwd);
    const [gone = ''] = await fingerprints(cwd);
    const { exit, stdout, stderr } = await runIn({ engine: 'real', cwd }, 'explain', gone);
    expect(exit).toBe(0);
    expect(stderr).toMatch(/^Base: [0-9a-f]{10}, where HEAD left main\.\n$/);
    expect(stdout).toContain('operation-removed');
    expect((await runIn({ engine: 'real', cwd }, 'explain', gone, '--base', 'ref:HEAD')).exit).toBe(2);
  });

  it('tells a finding against each base that has it', async () => {
    const cwd = scratch({
      'one.yaml': api('A', 'GET /a', 'GET /b'),
      'two.yaml': api('A', 'GET /a', 'GET /b', 'GET /c'),
      'new.yaml': api('A', 'GET /a'),
    });
    const [gone = ''] = await fingerprints(cwd, 'one.yaml', 'new.yaml');
    const { stdout } = await runIn(
      { engine: 'real', cwd },
      'explain',
      gone,
      '--against',
      'one.yaml',
      '--against',
      'two.yaml',
      'new.yaml',
    );
    expect(stdout.match(/^Identity$/gm)).toHaveLength(2);
  });
});

describe('what cannot be explained is refused, exit 2', () => {
  it('lists the findings that there are, the most similar one first', async () => {
    const all = await fingerprints(SHOP.cwd, ...PAIR);
    const meant = all.at(-1) ?? '';
    const typed = `${meant.slice(0, 14)}${meant[15]}${meant[14] === '0' ? '1' : '0'}`;
    const { exit, stdout, stderr } = await runIn(SHOP, 'explain', typed, ...PAIR);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    const [complaint, there, first] = stderr.split('\n');
    expect(complaint).toBe(`error: no finding has the fingerprint ${typed}.`);
    expect(there).toBe('There are, the most similar first:');
    expect(first).toMatch(new RegExp(`^ {2}${meant} {2}\\S+`));
    expect(stderr).toMatch(/\n {2}and \d+ more\n/);
    expect(Math.max(...stderr.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('says so where nothing changed', async () => {
    const { exit, stderr } = await runIn(SHOP, 'explain', '0123456789abcdef', 'v2.yaml', './v2.yaml');
    expect(exit).toBe(2);
    expect(stderr).toContain('Nothing was found at all');
  });

  it('asks for more digits where several findings begin alike', async () => {
    const severities = ['error', 'warning'] as const;
    const { fakeEngine } = await import('./support/fake-engine.ts');
    const cwd = scratch({ 'a.yaml': 'openapi: 3.0.3\n', 'b.yaml': 'openapi: 3.0.3\n' });
    const { exit, stdout, stderr } = await runIn(
      { cwd, engine: fakeEngine({ severities }) },
      'explain',
      '00000000',
      'a.yaml',
      'b.yaml',
    );
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain('Give more digits:\n  0000000000000000  request-property-became-required (GET /a)\n');
    expect(stderr).toContain('  0000000000000001  ');
  });

  it.each<[argv: string[], said: RegExp]>([
    [['request-property-became-requird'], / {2}contract-check explain request-property-became-required\n/],
    [['a85907'], /16 digits \(0-9, a-f\); give 8 at least/],
    [['\u001b[2J', 'a', 'b'], /16 digits/],
    [['ref-outside-root', 'a', 'b'], /is explained without contracts/],
    [['a859074491e0b4a4', 'a'], /one contract is missing: contract-check explain <old> a/],
    [['a859074491e0b4a4', 'a.yaml', 'b.yaml'], /error\[file-not-found\]/],
    [['a859074491e0b4a4'], /No contract is named/],
    [[], /missing required argument 'what'/],
  ])('%j', async (argv, said) => {
    const { exit, stdout, stderr } = await runIn({ cwd: scratch({}) }, 'explain', ...argv);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toMatch(said);
    expect(stderr).not.toContain('\u001b');
  });
});

it('has a help that fits 80 columns, with examples', async () => {
  const { stdout } = await runIn({}, 'explain', '--help');
  expect(stdout).toContain('$ contract-check explain 2eef2a56ede959be v1.yaml v2.yaml');
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});
