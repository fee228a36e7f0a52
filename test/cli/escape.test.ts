import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Outcome, runIn, type Surroundings } from './support/fake-io.ts';
import { loopback, redirect } from './support/loopback.ts';
import { commitAll, contract, git, scratch, write } from './support/scratch.ts';

const SECRET = 'get: { summary: SECRET, responses: { "200": { description: ok } } }\n';

/** A contract that refers to `ref`; in double quotes, so that it can hold any character. */
function referring(ref: string): string {
  const quoted = JSON.stringify(ref);
  return `openapi: 3.0.3\ninfo: { title: Shop, version: 1.0.0 }\npaths:\n  /a:\n    $ref: ${quoted}\n`;
}

/** `repo` is a repository whose `api/entry.yaml` refers to `ref`; `outside/secret.yaml` lies beside it. */
function layout(ref: string): { readonly repo: string; readonly secret: string } {
  const folder = scratch({
    'outside/secret.yaml': SECRET,
    'repo/api/entry.yaml': referring(ref),
    'repo/api/new.yaml': contract(),
    'repo/api/link.yaml': { link: '../../outside/secret.yaml' },
    'repo/api/folder': { link: '../../outside' },
    'repo/api/hop.yaml': { link: 'link.yaml' },
  });
  const repo = join(folder, 'repo');
  const secret = join(folder, 'outside/secret.yaml');
  write(repo, { 'api/entry.yaml': referring(ref.replace('<secret>', secret)) });
  git(repo, 'init', '--quiet', '--initial-branch=main');
  commitAll(repo);
  return { repo, secret };
}

interface Attempt {
  readonly ref: string;
  readonly code: string;
  /** Another answer at an address, where it is an address too. */
  readonly remoteCode?: string;
  /** Where there is nothing to attempt: no links behind an address, no folders in Git. */
  readonly not?: readonly ('git' | 'url')[];
}

const OUTSIDE = 'ref-outside-root';
const REMOTE = 'remote-refused';

const ATTEMPTS: readonly Attempt[] = [
  { ref: '/etc/hostname', code: OUTSIDE, remoteCode: REMOTE },
  { ref: '<secret>', code: OUTSIDE, remoteCode: REMOTE },
  { ref: '../../outside/secret.yaml', code: OUTSIDE, remoteCode: REMOTE },
  { ref: '../../../../../../../../../../etc/hostname', code: OUTSIDE, remoteCode: REMOTE },
  { ref: 'x/../../../outside/secret.yaml', code: OUTSIDE, remoteCode: REMOTE },
  { ref: './../../outside/./secret.yaml', code: OUTSIDE, remoteCode: REMOTE },
  { ref: '%2e%2e/%2e%2e/outside/secret.yaml', code: OUTSIDE, remoteCode: REMOTE },
  { ref: '..%2f..%2foutside%2fsecret.yaml', code: OUTSIDE, remoteCode: REMOTE },
  { ref: '%2fetc%2fhostname', code: OUTSIDE, remoteCode: REMOTE },
  { ref: 'file:///etc/hostname', code: OUTSIDE },
  { ref: 'file://<secret>', code: OUTSIDE },
  { ref: 'FILE:/etc/hostname', code: OUTSIDE },
  { ref: 'file://localhost/etc/hostname', code: OUTSIDE },
  { ref: 'link.yaml', code: OUTSIDE, not: ['url'] },
  { ref: 'hop.yaml', code: OUTSIDE, not: ['url'] },
  { ref: 'folder/secret.yaml', code: OUTSIDE, not: ['url'] },
  { ref: '../.git/config', code: OUTSIDE, remoteCode: REMOTE, not: ['git'] },
  { ref: '../.GIT/config', code: OUTSIDE, remoteCode: REMOTE, not: ['git'] },
  { ref: '\\etc\\hostname', code: OUTSIDE, not: ['url'] },
  { ref: 'C:/secret.yaml', code: OUTSIDE },
  { ref: 'C:\\secret.yaml', code: OUTSIDE },
  { ref: '\\\\host\\share\\secret.yaml', code: REMOTE, not: ['url'] },
  { ref: '//169.254.169.254/latest', code: REMOTE },
  { ref: 'http://169.254.169.254/latest/meta-data', code: REMOTE },
  { ref: 'http://[fe80::1]/x', code: REMOTE },
  { ref: 'HTTP://localhost/x', code: REMOTE },
  { ref: 'https://example.com/x.yaml', code: REMOTE },
  { ref: 'ftp://example.com/x.yaml', code: 'ref-unsupported' },
  { ref: 'data:application/json,{}', code: 'ref-unsupported' },
  { ref: 'javascript:1', code: 'ref-unsupported' },
  { ref: 'a\u0000.yaml', code: 'ref-unsupported' },
  { ref: 'a\nb.yaml', code: 'ref-unsupported' },
];

function expectRefused({ exit, stdout, stderr }: Outcome, code: string): void {
  expect(stderr).toContain(`error[${code}]`);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  expect(stderr).not.toContain('SECRET');
  expect(stderr).not.toMatch(/ {4}at /);
}

/** Fails the test when anything is fetched. */
const noNetwork: NonNullable<Surroundings['fetch']> = (url) => {
  throw new Error(`${url.href} was fetched`);
};

describe('a $ref that leads out is refused, and nothing outside is opened', () => {
  it.each(ATTEMPTS)('from a file: $ref', async ({ ref, code }) => {
    const given = { cwd: layout(ref).repo, fetch: noNetwork };
    expectRefused(await runIn(given, 'diff', '--allow-remote', 'api/entry.yaml', 'api/new.yaml'), code);
  });

  it.each(ATTEMPTS)('from standard input: $ref', async ({ ref, code }) => {
    const { repo, secret } = layout(ref);
    const stdin = referring(ref.replace('<secret>', secret));
    const given = { cwd: join(repo, 'api'), fetch: noNetwork, stdin };
    expectRefused(await runIn(given, 'diff', '--allow-remote', '-', 'new.yaml'), code);
  });

  it.each(ATTEMPTS.filter(({ not }) => not?.includes('git') !== true))('from Git: $ref', async ({ ref, code }) => {
    const given = { cwd: layout(ref).repo, fetch: noNetwork };
    expectRefused(await runIn(given, 'diff', '--allow-remote', 'main:api/entry.yaml', 'api/new.yaml'), code);
  });

  // In an address, a backslash is a slash.
  const remote: readonly Attempt[] = [...ATTEMPTS, { ref: 'x\\..\\..\\secret.yaml', code: REMOTE }].filter(
    ({ not }) => !not?.includes('url'),
  );
  it.each(remote)('from an address: $ref', async ({ ref, code, remoteCode = code }) => {
    const { repo, secret } = layout(ref);
    const entry = referring(ref.replace('<secret>', secret));
    const { origin } = await loopback({ '/v1/api/entry.yaml': entry });
    const asked: string[] = [];
    const given: Surroundings = {
      cwd: repo,
      fetch(url, init) {
        asked.push(url.href);
        return asked.length > 1 ? Promise.resolve(new Response(SECRET)) : fetch(url, init);
      },
    };
    const argv = ['diff', '--allow-remote', `${origin}/v1/api/entry.yaml`, 'api/new.yaml'];
    expectRefused(await runIn(given, ...argv), remoteCode);
    expect(asked).toEqual([`${origin}/v1/api/entry.yaml`]);
  });
});

describe('more ways out', () => {
  it.each(['api/link.yaml', 'api/hop.yaml', 'api/folder/secret.yaml'])('an entry that is a link: %s', async (entry) => {
    const { repo } = layout('x.yaml');
    expectRefused(await runIn({ cwd: repo }, 'diff', entry, 'api/new.yaml'), OUTSIDE);
    expectRefused(await runIn({ cwd: repo }, 'diff', `main:${entry}`, 'api/new.yaml'), OUTSIDE);
  });

  it('a link in a file that another file refers to', async () => {
    const { repo } = layout('second.yaml');
    write(repo, { 'api/second.yaml': 'get:\n  requestBody:\n    $ref: "link.yaml"\n' });
    expectRefused(await runIn({ cwd: repo }, 'diff', 'api/entry.yaml', 'api/new.yaml'), OUTSIDE);
  });

  it('a link of a staged file shows its text at most', async () => {
    const { repo } = layout('link.yaml');
    const { stdout, stderr } = await runIn({ cwd: repo }, 'diff', ':api/entry.yaml', 'api/new.yaml');
    expect(`${stdout}${stderr}`).not.toContain('SECRET');
  });

  it('a pipe or a device does not hang', async () => {
    const { repo } = layout('pipe');
    execFileSync('mkfifo', ['pipe'], { cwd: join(repo, 'api') });
    expectRefused(await runIn({ cwd: repo }, 'diff', 'api/entry.yaml', 'api/new.yaml'), 'file-not-regular');
  });

  it('without a work tree, the folder of the entry is the limit', async () => {
    const cwd = scratch({ 'a/entry.yaml': referring('../b/item.yaml'), 'b/item.yaml': SECRET, 'new.yaml': contract() });
    expectRefused(await runIn({ cwd }, 'diff', 'a/entry.yaml', 'new.yaml'), OUTSIDE);
  });

  it('a folder that only starts with the same letters is outside', async () => {
    const cwd = scratch({
      'a/entry.yaml': referring('../ab/item.yaml'),
      'ab/item.yaml': SECRET,
      'new.yaml': contract(),
    });
    expectRefused(await runIn({ cwd }, 'diff', 'a/entry.yaml', 'new.yaml'), OUTSIDE);
  });
});

describe('--root', () => {
  const files = { 'a/entry.yaml': referring('../b/item.yaml'), 'b/item.yaml': SECRET, 'new.yaml': contract() };

  it('names a folder that may be read', async () => {
    const cwd = scratch(files);
    expect(await runIn({ cwd }, 'diff', '--root', 'b', 'a/entry.yaml', 'new.yaml')).toMatchObject({ exit: 0 });
    expect(await runIn({ cwd }, 'diff', '--root', 'c', '--root', '.', 'a/entry.yaml', 'new.yaml')).toMatchObject({
      exit: 0,
    });
  });

  it('takes the place of the default', async () => {
    const cwd = scratch({ ...files, 'a/entry.yaml': referring('item.yaml'), 'a/item.yaml': SECRET });
    expectRefused(await runIn({ cwd }, 'diff', '--root', 'b', 'a/entry.yaml', 'new.yaml'), OUTSIDE);
  });

  it('narrows what is read from Git', async () => {
    const { repo } = layout('../other/item.yaml');
    write(repo, { 'other/item.yaml': SECRET, 'api/in.yaml': SECRET, 'api/ok.yaml': referring('in.yaml') });
    commitAll(repo);
    const ask = (...argv: string[]) => runIn({ cwd: repo }, 'diff', ...argv, 'api/new.yaml');
    expect(await ask('main:api/entry.yaml')).toMatchObject({ exit: 0 });
    expect(await ask('--root', 'api', 'main:api/ok.yaml')).toMatchObject({ exit: 0 });
    expectRefused(await ask('--root', 'api', 'main:api/entry.yaml'), OUTSIDE);
  });

  it('with --root, links in a revision are not followed', async () => {
    const { repo } = layout('into.yaml');
    write(repo, { 'other/item.yaml': SECRET, 'api/into.yaml': { link: '../other/item.yaml' } });
    commitAll(repo);
    const outcome = await runIn({ cwd: repo }, 'diff', '--root', 'api', 'main:api/entry.yaml', 'api/new.yaml');
    expect(`${outcome.stdout}${outcome.stderr}`).not.toContain('SECRET');
  });

  it('names an address that may be read, together with --allow-remote', async () => {
    const { origin, asked } = await loopback({ '/shared/item.yaml': SECRET, '/private/item.yaml': SECRET });
    const cwd = scratch({
      'ok.yaml': referring(`${origin}/shared/item.yaml`),
      'bad.yaml': referring(`${origin}/private/item.yaml`),
      'dots.yaml': referring(`${origin}/shared/..%2fprivate/item.yaml`),
      'new.yaml': contract(),
    });
    const given = { cwd, fetch: (url: URL, init: RequestInit) => fetch(url, init) };
    const flags = ['--allow-remote', '--root', `${origin}/shared/`];
    expect(await runIn(given, 'diff', ...flags, 'ok.yaml', 'new.yaml')).toMatchObject({ exit: 0, stderr: '' });
    expectRefused(await runIn(given, 'diff', ...flags, 'bad.yaml', 'new.yaml'), REMOTE);
    expectRefused(await runIn(given, 'diff', ...flags, 'dots.yaml', 'new.yaml'), REMOTE);
    expectRefused(await runIn(given, 'diff', '--root', `${origin}/shared/`, 'ok.yaml', 'new.yaml'), REMOTE);
    expect(asked).toEqual(['/shared/item.yaml']);
  });
});

describe('redirects', () => {
  const given = (cwd: string): Surroundings => ({ cwd, fetch: (url, init) => fetch(url, init) });
  const ask = async (address: string): Promise<Outcome> =>
    runIn(given(scratch({ 'new.yaml': contract() })), 'diff', '--allow-remote', address, 'new.yaml');

  it('to another host are not followed, for an entry or a $ref', async () => {
    const other = await loopback({ '/item.yaml': SECRET });
    const { origin } = await loopback({
      '/away.yaml': redirect(`${other.origin}/item.yaml`),
      '/entry.yaml': referring('away.yaml'),
    });
    expectRefused(await ask(`${origin}/away.yaml`), 'remote-redirect');
    expectRefused(await ask(`${origin}/entry.yaml`), 'remote-redirect');
    expect(other.asked).toEqual([]);
  });

  it.each(['http://169.254.169.254/x', 'file:///etc/hostname', 'http://'])(
    'to %s are not followed',
    async (location) => {
      const { origin } = await loopback({ '/away.yaml': redirect(location) });
      expectRefused(await ask(`${origin}/away.yaml`), 'remote-redirect');
    },
  );

  it('out of the folder are not followed for a $ref', async () => {
    const { origin, asked } = await loopback({
      '/v1/entry.yaml': referring('away.yaml'),
      '/v1/away.yaml': redirect('/private/item.yaml'),
      '/private/item.yaml': SECRET,
    });
    expectRefused(await ask(`${origin}/v1/entry.yaml`), REMOTE);
    expect(asked).toEqual(['/v1/entry.yaml', '/v1/away.yaml']);
  });

  it('on the same host are followed for the entry, and its new folder counts', async () => {
    const { origin } = await loopback({
      '/latest': redirect('/v2/entry.yaml'),
      '/v2/entry.yaml': referring('item.yaml'),
      '/v2/item.yaml': SECRET,
    });
    expect(await ask(`${origin}/latest`)).toMatchObject({ exit: 0, stderr: '' });
  });

  it('end after five', async () => {
    const { origin, asked } = await loopback({ '/loop': redirect('/loop') });
    expectRefused(await ask(`${origin}/loop`), 'remote-redirect');
    expect(asked).toHaveLength(6);
  });
});
