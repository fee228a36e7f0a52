import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runIn } from '../cli/support/fake-io.ts';
import { commitAll, type Files, git, scratch, write } from '../cli/support/scratch.ts';
import { api, change, isolateGit } from './support/history.ts';

/** The bundle, as git starts it; `npm test` builds it first. */
const program = fileURLToPath(new URL('../../packages/cli/dist/bin/contract-check.cjs', import.meta.url));
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

isolateGit();

/** A repository in which git asks us about YAML files. */
function driven(files: Files): string {
  const folder = scratch({ '.gitattributes': '*.yaml diff=contract\n*.bin diff=contract\n', ...files });
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'config', 'diff.contract.command', `${quoted(process.execPath)} ${quoted(program)} git-diff`);
  git(folder, 'config', 'user.name', 'Test');
  git(folder, 'config', 'user.email', 'test@example.com');
  commitAll(folder);
  return folder;
}

const BROKEN = /✖ BREAKING {2}operation-removed +GET \/b$/m;

describe('git diff', () => {
  test('shows what a change of a contract breaks, by its path in the repository', () => {
    const folder = driven({ 'api/shop.yaml': api('Shop', 'GET /a', 'GET /b') });
    change(folder, { 'api/shop.yaml': api('Shop', 'GET /a') });
    const shown = git(folder, 'diff');
    expect(shown).toMatch(/^diff --contract-check a\/api\/shop\.yaml b\/api\/shop\.yaml\nShop 1\.0\.0 → 1\.0\.0\n/);
    expect(shown).toMatch(BROKEN);
    expect(shown).toMatch(/^ {2}api\/shop\.yaml:\d+:\d+$/m);
    expect(shown).toContain('(a/api/shop.yaml:7)');
    expect(shown).not.toContain('git-blob');
    expect(git(folder, 'diff', '--no-ext-diff')).toContain('-  /b:');
  });

  test('shows staged changes, and those seen from a folder below', () => {
    const folder = driven({ 'api/shop.yaml': api('Shop', 'GET /a', 'GET /b') });
    change(folder, { 'api/shop.yaml': api('Shop', 'GET /a') });
    git(folder, 'add', '--all');
    expect(git(folder, 'diff', '--cached')).toMatch(BROKEN);
    expect(git(`${folder}/api`, 'diff', 'HEAD', '--', 'shop.yaml')).toMatch(BROKEN);
  });

  test('shows new and deleted contracts', () => {
    const folder = driven({ 'old.yaml': api('Old', 'GET /a'), 'odd name.yaml': api('Odd', 'GET /a') });
    change(folder, { 'new.yaml': api('New', 'GET /a') }, ['old.yaml']);
    git(folder, 'add', '--all');
    const shown = git(folder, 'diff', '--cached', '--no-renames');
    expect(shown).toContain('The contract "Old" is gone, with one operation.');
    expect(shown).toContain('The contract "New" is new, with one operation.');
    expect(shown).not.toContain('odd name');
  });

  test('names a conflict', () => {
    const folder = driven({ 'a.yaml': api('A', 'GET /a') });
    git(folder, 'checkout', '--quiet', '-b', 'other');
    change(folder, { 'a.yaml': api('B', 'GET /a') });
    commitAll(folder);
    git(folder, 'checkout', '--quiet', 'main');
    change(folder, { 'a.yaml': api('C', 'GET /a') });
    commitAll(folder);
    expect(() => execFileSync('git', ['merge', '--quiet', 'other'], { cwd: folder, stdio: 'pipe' })).toThrow();
    expect(git(folder, 'diff', '--cached')).toContain('* Unmerged path a.yaml\n');
  });

  test('shows line by line what is no contract', () => {
    const folder = driven({ 'values.yaml': 'a: 1\nb: 2\n', 'x.bin': new Uint8Array([0, 1, 2]), 'run.yaml': 'a: 1\n' });
    change(folder, { 'values.yaml': 'a: 1\nb: 3\n', 'x.bin': new Uint8Array([0, 1, 3]) });
    chmodSync(`${folder}/run.yaml`, 0o755);
    const shown = git(folder, '-c', 'core.fileMode=true', 'diff');
    expect(shown).toContain(
      'diff --contract-check a/values.yaml b/values.yaml\n--- a/values.yaml\n+++ b/values.yaml\n@@ -1,2 +1,2 @@\n a: 1\n-b: 2\n+b: 3\n',
    );
    expect(shown).toContain('a/x.bin b/x.bin\nBinary files differ.\n');
    expect(shown).toContain('a/run.yaml b/run.yaml\nMode 100644 became 100755.\n');
    expect(shown).not.toContain('#');
  });

  test('says why it shows a contract line by line', () => {
    const refers = api('Shop', 'GET /a').replace(/\{ responses.*/, "{ responses: { '200': { $ref: 'ok.yaml' } } }");
    const folder = driven({
      'refers.yaml': refers,
      'ok.yaml': 'description: ok\n',
      'faulty.yaml': api('Faulty', 'GET /a'),
    });
    change(folder, { 'refers.yaml': refers.replace('Shop', 'Store'), 'faulty.yaml': `${api('Faulty')}  : [\n` });
    const shown = git(folder, 'diff');
    expect(shown).toMatch(/^# This contract refers to other files, .*diff <revision>:refers\.yaml refers\.yaml$/m);
    expect(shown).toMatch(/^-info: \{ title: Shop/m);
    expect(shown).toMatch(/^# Compared line by line\. faulty\.yaml: /m);
    expect(shown).toMatch(/^-info: |^- {2}\/a:/m);
  });

  test('shows a link as what it is', () => {
    const folder = driven({ 'a.yaml': api('A', 'GET /a'), 'b.yaml': api('B'), 'link.yaml': { link: 'a.yaml' } });
    execFileSync('ln', ['-sf', 'b.yaml', 'link.yaml'], { cwd: folder });
    expect(git(folder, 'diff')).toContain('-a.yaml\n\\ No newline at end of file\n+b.yaml\n');
  });
});

test('git log -p shows every commit, and renamed files by both names', () => {
  const folder = driven({ 'shop.yaml': api('Shop', 'GET /a', 'GET /b') });
  git(folder, 'mv', 'shop.yaml', 'store.yaml');
  write(folder, { 'store.yaml': api('Shop', 'GET /a', 'GET /b', 'GET /c') });
  commitAll(folder);
  const shown = git(folder, 'log', '-p', '-M', '--ext-diff', '--format=%H');
  expect(shown).toMatch(/diff --contract-check a\/shop\.yaml b\/store\.yaml\nsimilarity index \d+%\nrename from shop/);
  expect(shown).toMatch(/operation-added[\s\S]*contract-added/);
});

test('settings and waivers of the work tree hold, by the name of the configured contract', () => {
  const folder = driven({
    'contract-check.yaml': 'contracts:\n  - name: "{name}"\n    owner: "@shop"\n    files: api/*.yaml\n',
    'api/shop.yaml': api('Shop', 'GET /a', 'GET /b'),
    'api/other.yaml': api('Other', 'GET /a'),
  });
  change(folder, { 'api/shop.yaml': api('Shop', 'GET /a') });
  const [, fingerprint = ''] = /contract-check waive ([0-9a-f]{16})/.exec(git(folder, 'diff')) ?? [];
  expect(fingerprint).not.toBe('');
  write(folder, {
    'contract-check.waivers.yaml': `- { fingerprint: ${fingerprint}, contract: shop, reason: agreed, owner: us, until: never }\n`,
  });
  const shown = git(folder, 'diff', '--', 'api');
  expect(shown).toContain('waived by us');
  expect(shown).toMatch(/shop \(@shop\)|1 waived/);
});

test.each([
  [{ GIT_PAGER_IN_USE: 'true' }, true],
  [{ GIT_PAGER_IN_USE: 'true', NO_COLOR: '1' }, false],
  [{}, false],
])('%j: colours %s', async (env, isColoured) => {
  const cwd = scratch({ 'a.yaml': api('A', 'GET /a'), 'b.yaml': api('A'), 'a.txt': 'a\n', 'b.txt': 'b\n' });
  for (const kind of ['yaml', 'txt']) {
    const args = ['api.yaml', `a.${kind}`, '1', '100644', `b.${kind}`, '2', '100644'];
    const { stdout } = await runIn({ cwd, env, engine: 'real' }, 'git-diff', ...args);
    expect(stdout.includes('\u001b[')).toBe(isColoured);
    expect(stdout).toMatch(kind === 'txt' ? /--- a\/api\.yaml\n\+\+\+ b\/api\.yaml\n/ : /operation-removed/);
  }
});

describe('what git never does', () => {
  test.each([[['a']], [['a', 'b']], [['-x', 'b', 'c', 'd', 'e', 'f']]])('%j', async (args) => {
    const { exit, stdout, stderr } = await runIn({ cwd: scratch({}) }, 'git-diff', ...args);
    if (args.length === 1) expect({ exit, stdout }).toEqual({ exit: 0, stdout: '* Unmerged path a\n' });
    else {
      expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
      expect(stderr).toContain('contract-check git-diff --help');
    }
  });

  test('a path that begins with a hyphen, or acts on a terminal, is a path', async () => {
    const cwd = scratch({ one: 'a: 1\n', two: 'a: 2\n' });
    const { exit, stdout } = await runIn(
      { cwd },
      'git-diff',
      '-x\u001b[31m.yaml',
      'one',
      'a',
      '100644',
      'two',
      'b',
      '100644',
    );
    expect(exit).toBe(0);
    expect(stdout).toContain('+a: 2');
    expect(stdout).toContain('-x');
    expect(stdout).not.toContain('\u001b');
  });
});
