import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from '@contract-check/core';
import { describe, expect, test } from 'vitest';
import { VERSION } from '../../packages/cli/src/index.ts';
import { CI_FILES } from '../../packages/cli/src/init/ci-files.ts';
import { commitAll, git, scratch, write } from '../cli/support/scratch.ts';
import { api, cloneOf, isolateGit, onFeature } from '../git/support/history.ts';
import { repository } from '../support/contract-files.ts';

/** The bundle; `npm test` builds it first. */
const program = fileURLToPath(new URL('../../packages/cli/dist/bin/contract-check.cjs', import.meta.url));
const page = readFileSync(join(repository, 'docs/ci.md'), 'utf8');
const snippets = new Map(
  [...page.matchAll(/^```\w+ (\S+)\n(.*?)^```/gms)].map(([, name = '', text = '']) => [name, text]),
);

isolateGit();

function snippet(name: string): string {
  const text = snippets.get(name);
  if (text === undefined) throw new Error(`docs/ci.md shows no ${name}`);
  return text;
}

function data(text: string): unknown {
  const parsed = parseDocument({ uri: 'snippet.yaml', label: 'snippet', text });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  expect(parsed.value.notices).toEqual([]);
  return parsed.value.value;
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: unknown;
  readonly permissions: unknown;
  readonly jobs: { readonly 'contract-check': { readonly steps: readonly Step[] } };
}

interface Job {
  readonly script: readonly string[];
  readonly variables: unknown;
  readonly artifacts: { readonly reports: Readonly<Record<string, string>> };
}

/** A folder whose `npx` and `contract-check` are what this repository has built; the version asked for must be ours. */
function tools(): string {
  const quoted = [process.execPath, program].map((path) => `'${path.replaceAll("'", "'\\''")}'`).join(' ');
  const npx = `#!/bin/sh\n[ "$1 $2" = "--yes contract-check@${VERSION}" ] || exit 99\nshift 2\nexec ${quoted} "$@"\n`;
  const folder = scratch({ npx, 'contract-check': `#!/bin/sh\nexec ${quoted} "$@"\n` });
  for (const name of ['npx', 'contract-check']) chmodSync(join(folder, name), 0o755);
  return folder;
}

function shell(script: string, cwd: string, env: Readonly<Record<string, string>> = {}) {
  const path = `${tools()}${delimiter}${process.env.PATH}`;
  const options = {
    cwd,
    env: { ...process.env, CI_DEFAULT_BRANCH: '', ...env, PATH: path },
    encoding: 'utf8',
  } as const;
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], options);
  return { status, stdout, stderr };
}

/** A clone as a build server has it: the branch of a change, which breaks, and its target fetched. */
function clonedChange(): string {
  const folder = onFeature({ 'services/shop.yaml': api('Shop', 'GET /a', 'GET /b') });
  write(folder, { 'services/shop.yaml': api('Shop', 'GET /a') });
  commitAll(folder);
  return cloneOf(folder, '--branch', 'feature');
}

describe('the workflow of GitHub', () => {
  const name = '.github/workflows/contract-check.yml';
  const workflow = data(snippet(name)) as Workflow;
  const { steps } = workflow.jobs['contract-check'];

  test('is what init proposes', () => {
    expect(CI_FILES.github).toEqual([{ path: name, text: snippet(name) }]);
  });

  test('holds for forks: it may read, and no more', () => {
    expect(workflow.on).toBe('pull_request');
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(snippet(name)).not.toMatch(/secrets\.|GITHUB_TOKEN|: write\b(?!")/);
    const [checkout] = steps;
    expect(checkout?.with).toEqual({ 'fetch-depth': 0, 'persist-credentials': false });
  });

  test('puts no text of a stranger into a command, and runs what is pinned', () => {
    expect(steps.flatMap(({ run }) => run ?? []).filter((run) => run.includes('${{'))).toEqual([]);
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBe(2);
    for (const action of used) {
      expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      expect(snippet(name)).toMatch(new RegExp(`${action} # v\\d`));
    }
  });

  test('annotates, writes the summary and fails', () => {
    const cwd = clonedChange();
    const [compare = '', summary = '', ...others] = steps.flatMap(({ run }) => run ?? []);
    expect(others).toEqual([]);
    const compared = shell(compare, cwd, { GITHUB_BASE_REF: 'main' });
    expect(compared.status).toBe(1);
    expect(compared.stdout).toMatch(/^::error file=services\/shop\.yaml,line=/m);
    const file = join(scratch({}), 'summary');
    expect(shell(summary, cwd, { GITHUB_STEP_SUMMARY: file }).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('operation-removed');
  });
});

describe('the job of GitLab', () => {
  test('is what init proposes', () => {
    const shown = ['.gitlab/contract-check.yml', '.gitlab-ci.yml'].map((path) => ({ path, text: snippet(path) }));
    expect(CI_FILES.gitlab.map(({ path, text }) => ({ path, text }))).toEqual(shown);
    expect(data(snippet('.gitlab-ci.yml'))).toEqual({ include: [{ local: '.gitlab/contract-check.yml' }] });
  });

  test('writes its reports and fails', () => {
    const { 'contract-check': job } = data(snippet('.gitlab/contract-check.yml')) as { 'contract-check': Job };
    expectReports(job, 1);
  });

  test('as a component takes its inputs', () => {
    const [spec = '', template = ''] = snippet('templates/contract-check.yml').split('\n---\n');
    const { spec: declared } = data(spec) as { spec: { inputs: Record<string, { default: string }> } };
    const filled = (values: Readonly<Record<string, string>>): Job => {
      const text = template.replace(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_, name: string) => {
        const value = values[name] ?? declared.inputs[name]?.default;
        if (value === undefined) throw new Error(`no input ${name}`);
        return value;
      });
      return (data(text) as { 'contract-check': Job })['contract-check'];
    };
    expectReports(filled({}), 1);
    expectReports(filled({ 'fail-on': 'never' }), 0);
  });

  function expectReports({ script, variables, artifacts }: Job, exit: number): void {
    const cwd = clonedChange();
    expect(variables).toEqual({ GIT_DEPTH: '0' });
    expect(shell(script.join('\n'), cwd, { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' }).status).toBe(exit);
    const missing = Object.values(artifacts.reports).filter((file) => !existsSync(join(cwd, file)));
    expect(missing).toEqual([]);
  }
});

describe('before a commit', () => {
  const shop = (...operations: readonly string[]) => ({ 'api/the shop.yaml': api('Shop', ...operations) });

  function commit(folder: string): number | null {
    const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
    const env = { ...process.env, PATH: `${tools()}${delimiter}${process.env.PATH}` };
    return spawnSync('git', [...author, 'commit', '--quiet', '-m', 'b'], { cwd: folder, env }).status;
  }

  test('the hook refuses staged changes that break, and looks at no others', () => {
    const folder = onFeature({ ...shop('GET /a', 'GET /b'), 'api/new.txt': '' });
    write(folder, { '.git/hooks/pre-commit': snippet('.git/hooks/pre-commit') });
    chmodSync(join(folder, '.git/hooks/pre-commit'), 0o755);
    write(folder, shop('GET /a', 'GET /b', 'GET /c'));
    git(folder, 'add', '--all');
    write(folder, shop('GET /a'));
    expect(commit(folder)).toBe(0);
    git(folder, 'add', '--all');
    expect(commit(folder)).toBe(1);
    expect(git(folder, 'diff', '--cached', '--name-only')).toContain('the shop');
  });

  interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly files: string;
    readonly additional_dependencies: readonly string[];
  }

  const manifest = data(readFileSync(join(repository, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];

  test('the hook for pre-commit is the same in the manifest and on the page', () => {
    const { repos } = data(snippet('.pre-commit-config.yaml')) as { repos: readonly { hooks: readonly Hook[] }[] };
    const [{ description: _, ...hook }] = manifest as readonly [Hook & { description: string }];
    expect(repos[0]?.hooks).toEqual([hook]);
    expect(hook.additional_dependencies).toEqual([`contract-check@${VERSION}`]);
    expect(new RegExp(hook.files).test('api/openapi.yaml')).toBe(true);
    expect(new RegExp(hook.files).test('src/main.ts')).toBe(false);
  });

  test('the hook for pre-commit compares with HEAD', () => {
    const entry = manifest[0]?.entry ?? '';
    const folder = onFeature({ 'services/shop.yaml': api('Shop', 'GET /a', 'GET /b') });
    expect(shell(entry, folder).status).toBe(0);
    write(folder, { 'services/shop.yaml': api('Shop', 'GET /a') });
    expect(shell(entry, folder)).toMatchObject({ status: 1, stdout: expect.stringContaining('GET /b is gone') });
    commitAll(folder);
    expect(shell(entry, folder).status).toBe(0);
  });
});

test('git asks the driver that the page sets up', () => {
  const folder = onFeature({ 'api/shop.yaml': api('Shop', 'GET /a', 'GET /b') });
  expect(shell(snippet('driver'), folder).status).toBe(0);
  write(folder, { 'api/shop.yaml': api('Shop', 'GET /a') });
  expect(shell('git --no-pager diff -- api', folder).stdout).toMatch(/BREAKING {2}operation-removed/);
});

test('every version on the page is the one that is built', () => {
  const versions = [...page.matchAll(/contract-check@([\d.]+\d)/g)].map(([, version]) => version);
  expect(versions.length).toBeGreaterThan(4);
  expect(new Set(versions.filter((version) => version !== '1.0.0'))).toEqual(new Set([VERSION]));
  expect(execFileSync(process.execPath, [program, '--version'], { encoding: 'utf8' })).toBe(`${VERSION}\n`);
});
