import { describe, expect, it } from 'vitest';
import { git } from '../cli/support/scratch.ts';
import { cloneOf, diffIn, foundIn, isolateGit, LESS, ONE, onFeature, withCommit } from './support/history.ts';

isolateGit();

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
