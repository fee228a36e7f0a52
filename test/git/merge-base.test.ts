import { describe, expect, it } from 'vitest';
import { commitAll, git, scratch } from '../cli/support/scratch.ts';
import {
  api,
  change,
  cloneOf,
  diffIn,
  foundIn,
  IDENTITY,
  isolateGit,
  LESS,
  MORE,
  ONE,
  onFeature,
  SERVICES,
  withCommit,
} from './support/history.ts';

isolateGit();

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

  it('of a build server for a change is explained, too', async () => {
    const origin = withCommit(onFeature(ONE), LESS);
    const clone = cloneOf(origin, '--depth', '1', '--branch', 'feature', '--single-branch');
    const { exit, stderr } = await diffIn(clone, { env: { GITHUB_BASE_REF: 'main' } });
    expect(exit).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toContain('The branch main is not there: this clone is shallow');
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
