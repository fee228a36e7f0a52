import { describe, expect, it } from 'vitest';
import { commitAll, git, scratch } from '../cli/support/scratch.ts';
import {
  api,
  change,
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
    withCommit(folder, { ...LESS, 'services/b.yaml': api('B', 'GET /b') });
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
