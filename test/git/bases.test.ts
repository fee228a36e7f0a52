import { describe, expect, it } from 'vitest';
import { commitAll, git, scratch } from '../cli/support/scratch.ts';
import { api, change, cloneOf, diffIn, foundIn, isolateGit, onFeature, SERVICES } from './support/history.ts';

isolateGit();

const ONE = { 'services/a.yaml': api('A', 'GET /a', 'GET /b') };
const LESS = { 'services/a.yaml': api('A', 'GET /a') };
const MORE = { 'services/a.yaml': api('A', 'GET /a', 'GET /b', 'GET /c') };

const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

function withCommit(folder: string, files: typeof ONE): string {
  change(folder, files);
  commitAll(folder);
  return folder;
}

describe('the default branch', () => {
  it('is what the remote calls its HEAD', async () => {
    const origin = onFeature(ONE);
    git(origin, 'branch', '--quiet', '-m', 'main', 'production');
    git(origin, 'symbolic-ref', 'HEAD', 'refs/heads/production');
    const clone = cloneOf(origin);
    git(clone, 'checkout', '--quiet', '-b', 'topic');
    withCommit(clone, LESS);
    const { found, stderr } = await foundIn(clone);
    expect(found).toEqual({ a: ['operation-removed'] });
    expect(stderr).toContain('where HEAD left origin/production.');
  });

  it.each(['master', 'trunk', 'develop'])('may be called %s where no remote says', async (name) => {
    const folder = onFeature(ONE);
    git(folder, 'branch', '--quiet', '-m', 'main', name);
    withCommit(folder, LESS);
    expect((await foundIn(folder)).stderr).toContain(`where HEAD left ${name}.`);
  });

  it('is the branch of the remote before a local one, which may be old', async () => {
    const origin = onFeature(ONE);
    const clone = cloneOf(origin, '--branch', 'feature');
    git(clone, 'branch', '--quiet', 'main', 'origin/main');
    withCommit(clone, LESS);
    git(clone, 'remote', 'set-head', 'origin', '--delete');
    expect((await foundIn(clone)).stderr).toContain('where HEAD left origin/main.');
  });

  it.each<[env: Record<string, string>]>([
    [{ GITHUB_BASE_REF: 'release/1' }],
    [{ CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'release/1' }],
    [{ CHANGE_TARGET: 'release/1' }],
    [{ SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/release/1' }],
    [{ TRAVIS_BRANCH: 'release/1', TRAVIS_PULL_REQUEST: '7' }],
  ])('is what the build server says: %j', async (env) => {
    const folder = onFeature(ONE);
    git(folder, 'branch', '--quiet', 'release/1');
    withCommit(folder, LESS);
    expect((await foundIn(folder, { env })).stderr).toContain('where HEAD left release/1.');
  });

  it.each<[env: Record<string, string>]>([
    [{ GITHUB_BASE_REF: '' }],
    [{ TRAVIS_BRANCH: 'feature', TRAVIS_PULL_REQUEST: 'false' }],
    [{ DRONE_TARGET_BRANCH: 'feature' }],
  ])('is not taken from a build that is of no change: %j', async (env) => {
    const folder = withCommit(onFeature(ONE), LESS);
    expect((await foundIn(folder, { env })).stderr).toContain('where HEAD left main.');
  });

  it('is asked for when a build server names one that was not fetched', async () => {
    const folder = withCommit(onFeature(ONE), LESS);
    const { exit, stderr } = await diffIn(folder, { env: { GITHUB_BASE_REF: 'release' } });
    expect(exit).toBe(2);
    expect(stderr).toContain('error[git-ref-not-found]');
    expect(stderr.replace(/\s+/g, ' ')).toContain('git fetch origin release:refs/remotes/origin/release');
  });

  it('must be named where nobody can know it', async () => {
    const folder = withCommit(onFeature(ONE), LESS);
    git(folder, 'branch', '--quiet', '-m', 'main', 'hauptzweig');
    const { exit, stderr } = await diffIn(folder);
    expect(exit).toBe(2);
    expect(stderr).toContain('error[base-branch-unknown]');
    expect(await foundIn(folder, {}, '--base', 'merge-base:hauptzweig')).toMatchObject({
      found: { a: ['operation-removed'] },
    });
  });
});

describe('the merge base', () => {
  it('is not the tip: what others have changed since is not ours', async () => {
    const folder = withCommit(onFeature(ONE), { ...ONE, 'services/a.yaml': api('A', 'GET /a', 'GET /b', 'GET /ours') });
    git(folder, 'checkout', '--quiet', 'main');
    withCommit(folder, { 'services/a.yaml': api('A', 'GET /a', 'GET /b', 'GET /theirs') });
    git(folder, 'checkout', '--quiet', 'feature');
    expect((await foundIn(folder)).found).toEqual({ a: ['operation-added'] });
    // The tip itself is another question.
    expect((await foundIn(folder, {}, '--base', 'main')).found.a).toContain('operation-removed');
  });

  it('moves when the default branch is merged', async () => {
    const folder = onFeature(ONE);
    change(folder, { 'ours.txt': 'ours' });
    commitAll(folder);
    git(folder, 'checkout', '--quiet', 'main');
    withCommit(folder, MORE);
    git(folder, 'checkout', '--quiet', 'feature');
    git(folder, ...IDENTITY, 'merge', '--quiet', '-m', 'merge', 'main');
    // Nothing of ours touched the contract, so the operation that came with the merge is not told.
    expect(await foundIn(folder)).toMatchObject({ found: {}, unchanged: 1 });
    withCommit(folder, ONE);
    expect((await foundIn(folder)).found).toEqual({ a: ['operation-removed'] });
  });

  it('is the commit before on the default branch itself, which is said', async () => {
    const folder = onFeature(ONE);
    git(folder, 'checkout', '--quiet', 'main');
    withCommit(folder, LESS);
    const { found, stderr } = await foundIn(folder);
    expect(found).toEqual({ a: ['operation-removed'] });
    expect(stderr).toContain('the commit before HEAD, since HEAD is on main itself.');
  });

  it('is HEAD on a new branch without commits of its own', async () => {
    const folder = onFeature(ONE);
    change(folder, LESS);
    const { found, stderr } = await foundIn(folder);
    expect(found).toEqual({ a: ['operation-removed'] });
    expect(stderr).toContain('the last commit, which main has too.');
  });

  it('is found on a detached head', async () => {
    const folder = withCommit(onFeature(ONE), LESS);
    git(folder, 'checkout', '--quiet', '--detach');
    const { found, stderr } = await foundIn(folder);
    expect(found).toEqual({ a: ['operation-removed'] });
    expect(stderr).toContain('where HEAD left main.');
  });

  it('is the first parent on a detached head of the default branch', async () => {
    const folder = onFeature(ONE);
    git(folder, 'checkout', '--quiet', 'main');
    withCommit(folder, LESS);
    git(folder, 'checkout', '--quiet', '--detach');
    expect((await foundIn(folder)).found).toEqual({ a: ['operation-removed'] });
  });

  it('is nothing at the first commit: every contract is new', async () => {
    const folder = onFeature(ONE);
    git(folder, 'checkout', '--quiet', 'main');
    const { exit, found, stderr } = await foundIn(folder);
    expect({ exit, found }).toEqual({ exit: 0, found: { a: ['contract-added'] } });
    expect(stderr).toBe('Base: none; there is no earlier commit: every contract is new.\n');
  });

  it('is nothing before the first commit', async () => {
    const folder = scratch({ 'contract-check.yaml': SERVICES, ...ONE });
    git(folder, 'init', '--quiet', '--initial-branch=main');
    expect((await foundIn(folder)).found).toEqual({ a: ['contract-added'] });
  });

  it('does not exist between unrelated branches', async () => {
    const folder = onFeature(ONE);
    git(folder, 'checkout', '--quiet', '--orphan', 'other');
    withCommit(folder, LESS);
    const { exit, stderr } = await diffIn(folder);
    expect(exit).toBe(2);
    expect(stderr).toContain('error[base-unrelated]');
  });

  it('may be several: git names the best', async () => {
    const folder = onFeature(ONE);
    change(folder, { 'one.txt': '1' });
    commitAll(folder);
    git(folder, 'checkout', '--quiet', 'main');
    change(folder, { 'two.txt': '2' });
    commitAll(folder);
    const tip = git(folder, 'rev-parse', 'main').trim();
    git(folder, ...IDENTITY, 'merge', '--quiet', '-m', 'm', 'feature');
    git(folder, 'checkout', '--quiet', 'feature');
    git(folder, ...IDENTITY, 'merge', '--quiet', '-m', 'm', tip);
    withCommit(folder, LESS);
    expect(git(folder, 'merge-base', '--all', 'HEAD', 'main').trim().split('\n')).toHaveLength(2);
    expect((await foundIn(folder)).found).toEqual({ a: ['operation-removed'] });
  });
});

describe('a shallow clone', () => {
  it.each([
    ['without the other branch', ['--depth', '1', '--branch', 'feature', '--single-branch']],
    ['with both tips and no history', ['--depth', '1', '--no-single-branch', '--branch', 'feature']],
  ])('%s is explained', async (_, options) => {
    const origin = withCommit(onFeature(ONE), LESS);
    git(origin, 'checkout', '--quiet', 'main');
    withCommit(origin, MORE);
    const clone = cloneOf(origin, ...options);
    const { exit, stdout, stderr } = await diffIn(clone);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain('error[git-shallow]');
    expect(stderr).toContain('git fetch --unshallow');
    expect(stderr.replace(/\s+/g, ' ')).toContain('fetch-depth: 0');
  });

  it('of the default branch lacks the commit before', async () => {
    const origin = onFeature(ONE);
    git(origin, 'checkout', '--quiet', 'main');
    withCommit(origin, LESS);
    const { exit, stderr } = await diffIn(cloneOf(origin, '--depth', '1'));
    expect(exit).toBe(2);
    expect(stderr).toContain('error[git-shallow]');
  });

  it('is enough once the history is there', async () => {
    const origin = withCommit(onFeature(ONE), LESS);
    const clone = cloneOf(origin, '--depth', '1', '--no-single-branch', '--branch', 'feature');
    git(clone, 'fetch', '--quiet', '--unshallow');
    git(clone, 'remote', 'set-head', 'origin', 'main');
    expect((await foundIn(clone)).found).toEqual({ a: ['operation-removed'] });
  });
});

describe('other bases', () => {
  it('are the newest tag that fits, by version, that leads to HEAD', async () => {
    const folder = onFeature({ 'services/a.yaml': api('A', 'GET /a', 'GET /b', 'GET /c', 'GET /d') });
    git(folder, 'tag', 'v1.9.0');
    withCommit(folder, MORE);
    git(folder, 'tag', 'v1.10.0-rc.1');
    withCommit(folder, ONE);
    git(folder, ...IDENTITY, 'tag', '-a', '-m', 'x', 'v1.10.0', 'HEAD');
    git(folder, 'tag', 'other-9');
    git(folder, 'checkout', '--quiet', '-b', 'elsewhere', 'main');
    change(folder, { 'x.txt': 'x' });
    commitAll(folder);
    git(folder, 'tag', 'v9.0.0');
    git(folder, 'checkout', '--quiet', 'feature');
    withCommit(folder, LESS);
    const { found, stderr } = await foundIn(folder, {}, '--base', 'tag:v*');
    expect(found.a).toEqual(['operation-removed']);
    expect(stderr).toBe('Base: v1.10.0, the newest tag before HEAD that fits v*.\n');
  });

  it('are the tag before where HEAD has one itself', async () => {
    const folder = onFeature(ONE);
    git(folder, 'tag', 'v1.0.0');
    withCommit(folder, LESS);
    git(folder, 'tag', 'v2.0.0');
    expect((await foundIn(folder, {}, '--base', 'tag:v*')).stderr).toContain('Base: v1.0.0,');
  });

  it.each(['tag:v*', 'tag:--x', 'origin/nothing', '-x'])('that do not exist are told: %s', async (rule) => {
    const folder = withCommit(onFeature(ONE), LESS);
    const { exit, stderr } = await diffIn(folder, {}, `--base=${rule}`);
    expect(exit).toBe(2);
    expect(stderr).toMatch(/error\[(?:base-tag-not-found|git-ref-not-found)\]/);
  });

  it('are a file, for one contract', async () => {
    const config = 'contracts:\n  - name: a\n    files: services/a.yaml\n    base: { file: released/a.yaml }\n';
    const folder = scratch({ 'contract-check.yaml': config, ...LESS, 'released/a.yaml': ONE['services/a.yaml'] });
    expect((await foundIn(folder)).found).toEqual({ a: ['operation-removed'] });
    expect((await foundIn(`${folder}/services`)).found).toEqual({ a: ['operation-removed'] });
  });

  it('are no file for several contracts', async () => {
    const folder = onFeature({ ...ONE, 'services/b.yaml': api('B', 'GET /b') });
    const { exit, stderr } = await diffIn(folder, {}, '--base', 'file:services/a.yaml');
    expect(exit).toBe(2);
    expect(stderr).toContain('error[base-not-single]');
  });

  it('may differ from contract to contract', async () => {
    const config = `${SERVICES.replace('services/*.yaml', '[services/a.yaml, services/x.yaml]')}  - name: b\n    files: services/b.yaml\n    base: tag:v*\n`;
    const folder = onFeature({ ...ONE, 'services/b.yaml': api('B', 'GET /b', 'GET /c') }, config);
    git(folder, 'tag', 'v1');
    withCommit(folder, { ...LESS, 'services/b.yaml': api('B', 'GET /b') } as typeof ONE);
    const { found, stderr } = await foundIn(folder);
    expect(found).toEqual({ 'services/a.yaml': ['operation-removed'], b: ['operation-removed'] });
    expect(stderr.match(/^Base: /gm)).toHaveLength(2);
  });
});

describe('unusual places', () => {
  it('outside of any repository there is no base to find', async () => {
    const { exit, stderr } = await diffIn(scratch({ 'contract-check.yaml': SERVICES, ...ONE }));
    expect(exit).toBe(2);
    expect(stderr).toContain('error[git-not-a-repository]');
  });

  it('a further work tree is a repository like any', async () => {
    const folder = withCommit(onFeature(ONE), LESS);
    const other = `${scratch({})}/tree`;
    git(folder, 'worktree', 'add', '--quiet', '--detach', other, 'feature');
    expect((await foundIn(other)).found).toEqual({ a: ['operation-removed'] });
  });

  it('a submodule beside the contracts does no harm', async () => {
    const folder = withCommit(onFeature(ONE), LESS);
    const inner = onFeature(ONE);
    git(
      folder,
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      `file://${inner}`,
      'services/sub.yaml',
    );
    expect((await foundIn(folder)).found).toEqual({ a: ['operation-removed'] });
  });

  it('settings of git that change its answers do not change ours', async () => {
    const folder = withCommit(onFeature(ONE), LESS);
    for (const [name, value] of [
      ['diff.relative', 'true'],
      ['diff.noprefix', 'true'],
      ['diff.renames', 'copies'],
      ['core.quotePath', 'true'],
      ['color.ui', 'always'],
      ['tag.sort', 'taggerdate'],
      ['diff.mnemonicPrefix', 'true'],
      ['status.short', 'true'],
    ] as const) {
      git(folder, 'config', name, value);
    }
    git(folder, 'tag', 'v1', 'main');
    expect((await foundIn(`${folder}/services`)).found).toEqual({ a: ['operation-removed'] });
    expect((await foundIn(`${folder}/services`, {}, '--base', 'tag:v*')).found).toEqual({ a: ['operation-removed'] });
  });
});
