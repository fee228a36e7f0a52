import { describe, expect, it, vi } from 'vitest';
import { BatchSession } from '../../packages/cli/src/git-session.ts';
import { runIn, type Surroundings } from '../cli/support/fake-io.ts';
import { commitAll, git, scratch, write } from '../cli/support/scratch.ts';
import { api, change, isolateGit } from './support/history.ts';

isolateGit();

const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
const CONFIG = 'contracts:\n  - name: "{name}"\n    files: services/*.yaml\n';

type Files = Readonly<Record<string, string>>;

/** One commit and tag for each release; the tags are of days in January 2026. */
function released(releases: Readonly<Record<string, Files>>, start: Files = { 'contract-check.yaml': CONFIG }): string {
  const folder = scratch(start);
  git(folder, 'init', '--quiet', '--initial-branch=main');
  for (const [index, [tag, files]] of Object.entries(releases).entries()) {
    write(folder, files);
    commitAll(folder);
    tagged(folder, tag, index + 1);
  }
  return folder;
}

function tagged(folder: string, tag: string, day: number): void {
  vi.stubEnv('GIT_COMMITTER_DATE', `2026-01-0${day}T12:00:00Z`);
  git(folder, ...IDENTITY, 'tag', '--annotate', '-m', tag, tag);
}

function at(version: string, text: string): string {
  return text.replace('version: 1.0.0', `version: ${version}`);
}

function changelog(cwd: string, given: Surroundings, ...argv: readonly string[]) {
  return runIn({ engine: 'real', ...given, cwd }, 'changelog', ...argv);
}

const headings = (text: string, depth: number): readonly string[] =>
  [...text.matchAll(new RegExp(`^#{${depth}} (.*)$`, 'gm'))].map(([, heading = '']) => heading);

const FILE = 'services/a.yaml';
const ONE = { [FILE]: api('A', 'GET /a') };
const TWO = { [FILE]: at('1.1.0', api('A', 'GET /a', 'GET /b')) };
const THREE = { [FILE]: at('2.0.0', api('A', 'GET /b')) };

describe('contract-check changelog', () => {
  it('tells two contracts, and never fails', async () => {
    const cwd = scratch({ 'old.yaml': api('A', 'GET /a', 'GET /b'), 'new.yaml': api('A', 'GET /a') });
    const { exit, stdout, stderr } = await changelog(cwd, {}, 'old.yaml', 'new.yaml');
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).toBe('# A 1.0.0 → 1.0.0\n\n## Removed operations\n\n- **Breaking**: GET /b is gone.\n');
  });

  it('tells the configured contracts', async () => {
    const cwd = released({ v1: { ...ONE, 'services/b.yaml': api('B', 'GET /b') } });
    change(cwd, TWO);
    const { exit, stdout } = await changelog(cwd, {}, '--base', 'ref:HEAD');
    expect(exit).toBe(0);
    expect(stdout).toBe(
      '# Changes\n\n## a: A 1.0.0 → 1.1.0\n\n### New operations\n\n- GET /b is new.\n\n1 contract unchanged.\n',
    );
  });
});

describe('--since', () => {
  it('has a section for each tag that changed the contract, newest first', async () => {
    const cwd = released({ 'v1.0.0': ONE, 'v1.0.1': { 'README.md': 'x' }, 'v1.1.0': TWO, 'v2.0.0': THREE });
    change(cwd, { [FILE]: at('2.0.0', api('A', 'GET /b', 'GET /c')) });
    const { exit, stdout, stderr } = await changelog(cwd, {}, '--since', 'v1.0.0');
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).toBe(
      [
        '# a',
        '## Unreleased',
        '### New operations',
        '- GET /c is new.',
        '## 2.0.0 (2026-01-04)',
        '### Removed operations',
        '- **Breaking**: GET /a is gone.',
        '## 1.1.0 (2026-01-03)',
        '### New operations',
        '- GET /b is new.\n',
      ].join('\n\n'),
    );
  });

  it('starts after the revision, and takes one contract by its path', async () => {
    const cwd = released({ 'v1.0.0': ONE, 'v1.1.0': TWO, 'v2.0.0': THREE });
    const { stdout } = await changelog(cwd, {}, '--since', 'v1.1.0', FILE);
    expect(headings(stdout, 1)).toEqual(['A']);
    expect(headings(stdout, 2)).toEqual(['2.0.0 (2026-01-03)']);
    const below = await changelog(`${cwd}/services`, {}, '--since', 'HEAD~2', './a.yaml');
    expect(headings(below.stdout, 2)).toEqual(['2.0.0 (2026-01-03)', '1.1.0 (2026-01-02)']);
  });

  it('calls a release by its tag where the version stayed the same', async () => {
    const cwd = released({ 'api-7': ONE, 'api-8': { [FILE]: api('A', 'GET /a', 'GET /b') } });
    expect(headings((await changelog(cwd, {}, '--since', 'api-7')).stdout, 2)).toEqual(['api-8 (2026-01-02)']);
  });

  it('takes the release before its candidates at the same commit', async () => {
    const cwd = released({ 'v1.0.0': ONE, 'v1.1.0-rc.1': { [FILE]: api('A', 'GET /a', 'GET /b') } });
    tagged(cwd, 'v1.1.0', 5);
    expect(headings((await changelog(cwd, {}, '--since', 'v1.0.0')).stdout, 2)).toEqual(['v1.1.0 (2026-01-05)']);
  });

  it('tells contracts that came and went, each on its own', async () => {
    const cwd = released({
      v1: { ...ONE, 'services/gone.yaml': api('Gone', 'GET /x') },
      v2: { 'services/new.yaml': api('New', 'GET /n') },
    });
    change(cwd, {}, ['services/gone.yaml']);
    const { stdout } = await changelog(cwd, {}, '--since', 'v1');
    expect(headings(stdout, 2)).toEqual(['a', 'gone', 'new']);
    expect(stdout).toContain('## a\n\nNothing changed.\n');
    expect(stdout).toContain(
      '## gone\n\n### Unreleased\n\n#### The API as a whole\n\n- **Breaking**: The contract "Gone" is gone',
    );
    expect(stdout).toContain(
      '## new\n\n### 1.0.0 (2026-01-02)\n\n#### The API as a whole\n\n- The contract "New" is new',
    );
  });

  it.each([[[]], [['services/moved.yaml']]])('follows a contract that moved: %j', async (named) => {
    const large = (...more: readonly string[]) => api('A', 'GET /a', 'GET /b', 'GET /c', 'GET /d', 'GET /e', ...more);
    const cwd = released({ v1: { [FILE]: large() }, v2: { [FILE]: large('GET /f') } });
    git(cwd, 'mv', FILE, 'services/moved.yaml');
    commitAll(cwd);
    tagged(cwd, 'v3', 3);
    write(cwd, { 'services/moved.yaml': large('GET /f', 'GET /g') });
    const { stdout } = await changelog(cwd, {}, '--since', 'v1', ...named);
    expect(headings(stdout, 1)).toHaveLength(1);
    expect(headings(stdout, 2)).toEqual(['Unreleased', 'v2 (2026-01-02)']);
    expect([...stdout.matchAll(/^- (.*)$/gm)].map(([, item]) => item)).toEqual(['GET /g is new.', 'GET /f is new.']);
  });

  it('sees changes of files that a contract refers to', async () => {
    const refers = `openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\npaths:\n  /a: { $ref: ../parts/a.yaml }\n`;
    const part = (method: string) => `${method}: { responses: { '200': { description: ok } } }\n`;
    const cwd = released({
      v1: { [FILE]: refers, 'parts/a.yaml': part('get') },
      v2: { 'parts/a.yaml': `${part('get')}${part('put')}` },
    });
    const { stdout } = await changelog(cwd, {}, '--since', 'v1');
    expect(headings(stdout, 2)).toEqual(['v2 (2026-01-02)']);
    expect(stdout).toContain('- PUT /a is new.');
  });

  it('judges each release as on its day', async () => {
    const deprecated = (extra: string) =>
      `openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\npaths:\n  /a:\n    get: { responses: { '200': { description: ok } } }\n${extra}`;
    const old =
      "  /b:\n    get: { deprecated: true, x-sunset: '2026-01-05', responses: { '200': { description: ok } } }\n";
    const config = `${CONFIG}deprecation: { removal: after-sunset }\n`;
    const cwd = released(
      { v1: { [FILE]: deprecated(old) }, v2: { [FILE]: deprecated('') } },
      { 'contract-check.yaml': config },
    );
    expect((await changelog(cwd, {}, '--since', 'v1')).stdout).toContain('- **Breaking**: GET /b is gone.');
    const later = await changelog(cwd, {}, '--since', 'v1', '--as-of', '2026-02-01');
    expect(later.stdout).toContain('- GET /b is gone.');
  });

  it('passes over a tag at which the contract cannot be read, and says so', async () => {
    const cwd = released({ 'v1.0.0': ONE, 'v1.0.1': { [FILE]: 'a: [' }, 'v1.1.0': TWO });
    const { exit, stdout, stderr } = await changelog(cwd, {}, '--since', 'v1.0.0');
    expect(exit).toBe(0);
    expect(headings(stdout, 2)).toEqual(['1.1.0 (2026-01-03)']);
    expect(stderr).toMatch(/^v1\.0\.1:services\/a\.yaml:1:4/);
  });

  it('says so where nothing changed', async () => {
    const cwd = released({ v1: ONE });
    expect((await changelog(cwd, {}, '--since', 'v1')).stdout).toBe('# a\n\nNothing changed.\n');
  });

  it('reads all tags through one process of git', async () => {
    const releases = Array.from({ length: 8 }, (_, index) => [
      `v1.${index}.0`,
      { [FILE]: at(`1.${index}.0`, api('A', 'GET /a', ...Array.from({ length: index }, (_0, at_) => `GET /${at_}`))) },
    ]);
    const cwd = released(Object.fromEntries(releases) as Record<string, Files>);
    const calls: string[] = [];
    const { runGit } = await import('../../packages/cli/src/run-git.ts');
    const { fakeIo } = await import('../cli/support/fake-io.ts');
    const { run } = await import('../../packages/cli/src/index.ts');
    const io = {
      ...fakeIo({ cwd }),
      git: (...given: Parameters<typeof runGit>) => {
        calls.push(given[0].join(' '));
        return runGit(...given);
      },
      openGit: (args: readonly string[], folder: string) => {
        calls.push('session');
        return new BatchSession(args, folder);
      },
    };
    expect(await run(['changelog', '--since', 'v1.0.0'], io)).toBe(0);
    expect(calls.filter((call) => call === 'session')).toHaveLength(1);
    expect(calls.filter((call) => call.includes('v1.3.0'))).toEqual([]);
    expect(calls.length).toBeLessThan(14);
  });
});

describe('is refused, exit 2', () => {
  it.each([
    [['--since', 'v9'], /Git knows no branch, tag or commit "v9"/],
    [['--since', 'v1', 'nope.yaml'], /error\[file-not-found\]/],
    [['--since', 'v1', FILE, FILE], /takes one contract at most/],
    [['--since', 'v1', '--base', 'ref:HEAD'], /goes without --against and --base/],
    [['--since', 'v1', '--no-config'], /No contract is named/],
    [[FILE], /contract-check changelog <old> services\/a\.yaml/],
  ])('%j', async (argv, said) => {
    const { exit, stdout, stderr } = await changelog(released({ v1: ONE }), {}, ...argv);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toMatch(said);
  });

  it.each([
    ['work tree', 'v1', { v1: ONE, v2: { [FILE]: 'a: [' } }],
    ['start', 'v1', { v1: { [FILE]: 'a: [' }, v2: TWO }],
  ])('a %s that cannot be read', async (_, since, releases) => {
    const { exit, stdout, stderr } = await changelog(released(releases), {}, '--since', since);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toMatch(/Nothing was\s+compared\./);
  });

  it('a folder outside of Git', async () => {
    const { exit, stderr } = await changelog(scratch(ONE), {}, '--since', 'v1', FILE);
    expect(exit).toBe(2);
    expect(stderr).toContain('git-not-a-repository');
  });
});

it('has a help that fits 80 columns, with examples', async () => {
  const { stdout } = await changelog(scratch({}), {}, '--help');
  expect(stdout).toContain('$ contract-check changelog --since v1.0.0');
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});
