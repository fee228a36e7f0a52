import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cannedGit, runIn } from './support/fake-io.ts';
import { commitAll, contract, git, referring, repositoryOf, scratch, write } from './support/scratch.ts';

/** Lines that were broken to fit are whole again. */
const unwrapped = (text: string): string => text.replace(/\n\s+/g, ' ');

const item = 'get: { responses: { "200": { description: ok } } }\n';

describe('files', () => {
  it('reads the files that a contract reaches by $ref', async () => {
    const cwd = scratch({
      'api/a.yaml': referring('../shared/my%20item.yaml#/x'),
      'b.yaml': contract(),
      'shared/my item.yaml': `x:\n  ${item}`,
      '.git/HEAD': '',
    });
    expect(await runIn({ cwd }, 'diff', '--strict-input', 'api/a.yaml', 'b.yaml')).toMatchObject({
      exit: 0,
      stderr: '',
    });
  });

  it.each(['a:b.yaml', 'a?b.yaml', 'a#b.yaml', 'C:b.yaml'])('an existing file called %s wins', async (name) => {
    const cwd = scratch({ [name]: referring('c.yaml'), 'b.yaml': contract(), 'c.yaml': item });
    expect(await runIn({ cwd }, 'diff', name, 'b.yaml')).toMatchObject({ exit: 0, stderr: '' });
  });

  const rows: readonly (readonly [string, string, RegExp])[] = [
    ['missing.yaml', 'file-not-found', /looked for as/],
    ['opnapi.yaml', 'file-not-found', /Did you mean openapi\.yaml\?/],
    ['openapi.yaml/x', 'file-not-found', /There is no file/],
    ['folder', 'file-is-directory', /Did you mean folder\/openapi\.json\?/],
    ['empty-folder', 'file-is-directory', /Name the contract inside it/],
    ['C:\\api\\openapi.yaml', 'file-not-found', /There is no file C:/],
    ['ftp://host/a.yaml', 'file-not-found', /neither a path nor an http/],
    ['file:///etc/hostname', 'file-not-found', /Give the path/],
    ['loop.yaml', 'file-not-readable', /link that leads to itself/],
    [`${'x'.repeat(300)}.yaml`, 'file-not-found', /There is no file/],
  ];

  it.each(rows)('%s: %s', async (argument, code, part) => {
    const cwd = scratch({
      'openapi.yaml': contract(),
      'folder/openapi.json': '{}',
      'empty-folder/x': '',
      'loop.yaml': { link: 'loop.yaml' },
    });
    const { exit, stdout, stderr } = await runIn({ cwd }, 'diff', 'openapi.yaml', argument);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain(`error[${code}]`);
    expect(unwrapped(stderr)).toMatch(part);
    expect(unwrapped(stderr)).toMatch(/Nothing was compared/);
    expect(unwrapped(stderr)).toMatch(/also +openapi\.yaml was read without problems/);
    expect(stderr).toMatch(/Input error \(exit 2\)/);
  });

  it('tells the problems of both sides', async () => {
    const { exit, stderr } = await runIn({ cwd: scratch({}) }, 'diff', 'a.yaml', 'b.yaml');
    expect(exit).toBe(2);
    expect(stderr).toContain('no file a.yaml');
    expect(stderr).toContain('no file b.yaml');
    expect(stderr).not.toContain('was read without problems');
  });

  it('shows the line of a faulty text', async () => {
    const cwd = scratch({ 'a.yaml': contract(), 'b.yaml': 'openapi: 3.0.3\ninfo:\n\ttitle: x\n' });
    const { exit, stderr } = await runIn({ cwd }, 'diff', 'a.yaml', 'b.yaml');
    expect(exit).toBe(2);
    expect(stderr).toMatch(/b\.yaml:3:1/);
    expect(stderr).toMatch(/3 │/);
  });

  it('reads a pipe, as a shell makes it for <(command)', async () => {
    const cwd = scratch({ 'b.yaml': contract() });
    execFileSync('mkfifo', ['pipe'], { cwd });
    const writing = writeFile(join(cwd, 'pipe'), contract());
    expect(await runIn({ cwd }, 'diff', 'pipe', 'b.yaml')).toMatchObject({ exit: 0, stderr: '' });
    await writing;
  });

  it('counts the bytes of all files of a contract together', async () => {
    const cwd = scratch({
      'a.yaml': referring('c.yaml'),
      'b.yaml': contract(),
      'c.yaml': `${item}#${'x'.repeat(900)}\n`,
    });
    const ask = (size: string) => runIn({ cwd }, 'diff', '--max-size', size, 'a.yaml', 'b.yaml');
    expect(await ask('2K')).toMatchObject({ exit: 0 });
    const { exit, stderr } = await ask('1000');
    expect(exit).toBe(2);
    expect(stderr).toMatch(/error\[input-too-large\] {2}The contract holds more than the 1000 bytes/);
    expect((await ask('50')).stderr).toContain('error[input-too-large]');
  });
});

describe('standard input', () => {
  const cwd = () => scratch({ 'b.yaml': contract(), 'item.yaml': item });

  it.each([
    ['-', 'b.yaml'],
    ['b.yaml', '-'],
  ])('diff %s %s', async (...argv) => {
    const given = { cwd: cwd(), stdin: referring('item.yaml') };
    expect(await runIn(given, 'diff', ...argv)).toMatchObject({ exit: 0, stderr: '' });
  });

  it('is called <stdin> in messages', async () => {
    const { exit, stderr } = await runIn({ cwd: cwd(), stdin: 'a: [' }, 'diff', '-', 'b.yaml');
    expect(exit).toBe(2);
    expect(stderr).toContain('<stdin>');
    const given = { cwd: cwd(), stdin: contract() };
    const { stderr: other } = await runIn(given, 'diff', '-', 'missing.yaml');
    expect(other).toContain('also   <stdin> was read without problems');
  });

  it('says that it waits when it is a terminal', async () => {
    const { stderr } = await runIn({ cwd: cwd(), stdin: contract(), stdinIsTTY: true }, 'diff', '-', 'b.yaml');
    expect(stderr).toMatch(/Reading the contract from the terminal/);
  });

  it('stops at the limit', async () => {
    let chunks = 0;
    async function* endless(): AsyncIterable<Uint8Array> {
      for (;;) {
        chunks += 1;
        yield new Uint8Array(1000);
      }
    }
    const { exit, stderr } = await runIn({ cwd: cwd(), stdin: endless }, 'diff', '--max-size', '10K', '-', 'b.yaml');
    expect(exit).toBe(2);
    expect(stderr).toContain('error[input-too-large]');
    expect(chunks).toBe(11);
  });

  it('a broken pipe is told', async () => {
    const broken = async function* (): AsyncIterable<Uint8Array> {
      yield new Uint8Array();
      throw Object.assign(new Error('broken'), { code: 'EIO' });
    };
    const { exit, stderr } = await runIn({ cwd: cwd(), stdin: broken }, 'diff', '-', 'b.yaml');
    expect(exit).toBe(2);
    expect(stderr).toMatch(/error\[file-not-readable\].*EIO/);
  });
});

describe('Git', () => {
  it('reads the file and what it refers to from the revision, not from the work tree', async () => {
    const cwd = repositoryOf({ 'api/a.yaml': referring('../item.yaml'), 'item.yaml': item, 'new.yaml': contract() });
    write(cwd, { 'api/a.yaml': 'a: [', 'item.yaml': 'b: [' });
    expect(await runIn({ cwd }, 'diff', 'main:api/a.yaml', 'new.yaml')).toMatchObject({ exit: 0, stderr: '' });
    const { stderr } = await runIn({ cwd }, 'diff', 'main:api/a.yaml', 'api/a.yaml');
    expect(stderr).toContain('api/a.yaml:');
    expect(stderr).toMatch(/main:api\/a\.yaml was read without problems/);
  });

  it.each(['main', 'HEAD', 'HEAD~0', 'main^0', 'v1', 'refs/heads/main'])('takes %s for a revision', async (ref) => {
    const cwd = repositoryOf({ 'a.yaml': contract() });
    git(cwd, 'tag', 'v1');
    expect(await runIn({ cwd }, 'diff', `${ref}:a.yaml`, 'a.yaml')).toMatchObject({ exit: 0, stderr: '' });
  });

  it('takes :path for what is staged', async () => {
    const cwd = repositoryOf({ 'a.yaml': contract() });
    write(cwd, { 'a.yaml': 'broken: [', 'b.yaml': contract('tags: []\n') });
    git(cwd, 'add', 'b.yaml');
    expect(await runIn({ cwd }, 'diff', 'main:a.yaml', ':b.yaml')).toMatchObject({ exit: 0, stderr: '' });
    expect((await runIn({ cwd }, 'diff', 'main:a.yaml', ':c.yaml')).stderr).toContain('error[git-path-not-found]');
  });

  it('counts paths from the top, and ./ and ../ from the current folder', async () => {
    const top = repositoryOf({ 'a.yaml': contract(), 'api/b.yaml': contract() });
    const cwd = join(top, 'api');
    const answers = await Promise.all(
      ['main:api/b.yaml', 'main:./b.yaml', 'main:../a.yaml'].map((old) => runIn({ cwd }, 'diff', old, 'b.yaml')),
    );
    expect(answers.map(({ exit }) => exit)).toEqual([0, 0, 0]);
  });

  it('follows symbolic links inside the revision', async () => {
    const cwd = repositoryOf({ 'v1/a.yaml': contract(), 'latest.yaml': { link: 'v1/a.yaml' }, now: { link: 'v1' } });
    for (const path of ['latest.yaml', 'now/a.yaml']) {
      expect(await runIn({ cwd }, 'diff', `main:${path}`, 'v1/a.yaml')).toMatchObject({ exit: 0, stderr: '' });
    }
  });

  it('stops at the limit', async () => {
    const cwd = repositoryOf({ 'a.yaml': contract(`# ${'x'.repeat(5000)}\n`), 'b.yaml': contract() });
    const { exit, stderr } = await runIn({ cwd }, 'diff', '--max-size', '1K', 'main:a.yaml', 'b.yaml');
    expect(exit).toBe(2);
    expect(stderr).toContain('error[input-too-large]');
  });

  const rows: readonly (readonly [string, string, RegExp])[] = [
    ['mian:api/a.yaml', 'git-ref-not-found', /Did you mean main\?/],
    ['origin/main:api/a.yaml', 'git-ref-not-found', /git fetch --depth=1 origin main:refs\/remotes\/origin\/main/],
    ['nothing-alike:api/a.yaml', 'git-ref-not-found', /Check the name, or fetch it first/],
    ['--output=x:api/a.yaml', 'git-ref-not-found', /knows no branch/],
    ['main:a.yaml', 'git-path-not-found', /Did you mean main:api\/a\.yaml\?/],
    ['main:api/b.yaml', 'git-path-not-found', /Did you mean main:api\/a\.yaml\?/],
    ['main:zzz', 'git-path-not-found', /counts from the top of the repository/],
    ['main:/api/a.yaml', 'git-path-not-found', /from the top of the repository/],
    ['main:../a.yaml', 'git-path-not-found', /from the top of the repository/],
    ['main:api', 'file-is-directory', /is a folder/],
  ];

  it.each(rows)('%s: %s', async (argument, code, part) => {
    const cwd = repositoryOf({ 'api/a.yaml': contract(), 'new.yaml': contract() });
    const { exit, stderr } = await runIn({ cwd }, 'diff', '--', argument, 'new.yaml');
    expect(exit).toBe(2);
    expect(stderr).toContain(`error[${code}]`);
    expect(unwrapped(stderr)).toMatch(part);
  });

  it('says when we are in no repository', async () => {
    const { exit, stderr } = await runIn({ cwd: scratch({ 'b.yaml': contract() }) }, 'diff', 'main:a.yaml', 'b.yaml');
    expect(exit).toBe(2);
    expect(stderr).toContain('error[git-not-a-repository]');
  });

  it.each([
    [{ end: 'not-installed' } as const, 'git-not-installed', /Install Git/],
    [{ end: 'too-large' } as const, 'git-failed', /too long/],
    [
      {
        end: 'exit',
        status: 128,
        stdout: new Uint8Array(),
        stderr: "fatal: detected dubious ownership in '/r'\n\n\tgit config --global --add safe.directory /r\n",
      } as const,
      'git-failed',
      /Run: git config --global --add safe\.directory \/r/,
    ],
  ])('%j: %s', async (result, code, part) => {
    const given = { cwd: scratch({ 'b.yaml': contract() }), git: cannedGit(result) };
    const { exit, stderr } = await runIn(given, 'diff', 'main:a.yaml', 'b.yaml');
    expect(exit).toBe(2);
    expect(stderr).toContain(`error[${code}]`);
    expect(unwrapped(stderr)).toMatch(part);
  });

  it('is not changed by a run', async () => {
    const cwd = repositoryOf({ 'a.yaml': contract() });
    write(cwd, { 'b.yaml': contract() });
    commitAll(cwd);
    await runIn({ cwd }, 'diff', 'HEAD~1:a.yaml', 'HEAD:b.yaml');
    expect(git(cwd, 'status', '--porcelain')).toBe('');
  });
});
