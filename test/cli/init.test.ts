import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CI_NAMES } from '../../packages/cli/src/init/ci-files.ts';
import { api, isolateGit } from '../git/support/history.ts';
import { type Outcome, runIn, type Surroundings } from './support/fake-io.ts';
import { type Files, git, scratch, write } from './support/scratch.ts';

isolateGit();

const WORKFLOW = '.github/workflows/contract-check.yml';

function repository(files: Files, remote = 'git@github.com:shop/orders.git'): string {
  const folder = scratch(files);
  git(folder, 'init', '--quiet', '--initial-branch=main');
  if (remote !== '') git(folder, 'remote', 'add', 'origin', remote);
  return folder;
}

function init(cwd: string, given: Surroundings = {}, ...argv: readonly string[]): Promise<Outcome> {
  return runIn({ engine: 'real', ...given, cwd }, 'init', ...argv);
}

const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');
const FILES = { 'api/orders.yaml': api('Orders API', 'GET /a'), CODEOWNERS: '/api/ @shop/orders\n' };
const TERMINAL: Surroundings = { terminal: { columns: 80, rows: 24 }, stdinIsTTY: true };

describe('a preview', () => {
  test('shows the files, writes none and does not ask', async () => {
    const folder = repository(FILES);
    const before = readdirSync(folder);
    const { exit, stdout, stderr } = await init(folder, { stdin: 'y\n' });
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).toContain('Found 1 contract.');
    expect(stdout).toContain(
      'new file: contract-check.yaml\n+ # yaml-language-server: $schema=contract-check.schema.json\n',
    );
    expect(stdout).toContain('+   - name: orders-api\n+     files: api/orders.yaml\n+     owner: "@shop/orders"\n');
    expect(stdout).toContain(`new file: ${WORKFLOW}\n`);
    expect(stdout).toMatch(/Nothing was written\. To write: contract-check init --write\n$/);
    expect(stdout).not.toContain('[y/N]');
    expect(readdirSync(folder)).toEqual(before);
  });

  test('never asks where output or input is no terminal', async () => {
    const folder = repository(FILES);
    for (const given of [{ stdinIsTTY: true }, { terminal: { columns: 80, rows: 24 } }]) {
      const { exit, stdout } = await init(folder, { ...given, stdin: 'y\n' });
      expect(exit).toBe(0);
      expect(stdout).not.toContain('[y/N]');
    }
    expect(existsSync(join(folder, 'contract-check.yaml'))).toBe(false);
  });
});

describe('at a terminal', () => {
  test.each([
    ['y\n', true],
    ['YES\r\n', true],
    ['\n', false],
    ['', false],
    ['n\n', false],
    ['yesterday\n', false],
  ])('%j', async (stdin, isWritten) => {
    const folder = repository(FILES);
    const { exit, stdout } = await init(folder, { ...TERMINAL, stdin });
    expect(exit).toBe(0);
    expect(stdout).toContain('Write these files? [y/N] ');
    expect(existsSync(join(folder, 'contract-check.yaml'))).toBe(isWritten);
  });
});

describe('what is written', () => {
  test('holds: the configuration is read, and diff runs', async () => {
    const folder = repository({
      ...FILES,
      'x/y.json': '{"swagger":"2.0","info":{"title":"yes","version":"1"},"paths":{}}',
    });
    const { exit, stdout } = await init(folder, {}, '--write');
    expect(exit).toBe(0);
    expect(stdout).toContain('Wrote contract-check.yaml.\nWrote contract-check.schema.json.\n');
    const shown = await runIn({ cwd: folder, engine: 'real' }, 'config', '--format', 'json');
    expect(shown.exit).toBe(0);
    expect(JSON.parse(shown.stdout)).toMatchObject({
      contracts: [
        { name: 'orders-api', matches: ['api/orders.yaml'] },
        { name: 'yes', matches: ['x/y.json'] },
      ],
    });
    expect(JSON.parse(read(folder, 'contract-check.schema.json'))).toHaveProperty('properties.contracts');
    expect((await runIn({ cwd: folder, engine: 'real' }, 'diff')).exit).toBe(0);
  });

  test('is the same again', async () => {
    const folder = repository(FILES);
    await init(folder, {}, '--write');
    const { exit, stdout } = await init(folder, TERMINAL, '--write');
    expect(exit).toBe(0);
    expect(stdout).toContain(`unchanged: ${WORKFLOW}\n`);
    expect(stdout).not.toMatch(/Wrote|new file|\[y\/N\]/);
  });

  test('never goes over a file, and what differs is shown', async () => {
    const folder = repository({ ...FILES, 'contract-check.yaml': 'contracts: []\nfail-on: info\n' });
    const { exit, stdout } = await init(folder, {}, '--write');
    expect(exit).toBe(1);
    expect(stdout).toMatch(
      /left alone: contract-check\.yaml is there already; what differs:\n@@ .*\n-contracts: \[\]\n-fail-on: info\n/,
    );
    expect(read(folder, 'contract-check.yaml')).toBe('contracts: []\nfail-on: info\n');
    expect(existsSync(join(folder, WORKFLOW))).toBe(true);
  });

  test('goes to the top of the repository, from any folder in it', async () => {
    const folder = repository(FILES);
    await init(join(folder, 'api'), {}, '--write');
    expect(read(folder, 'contract-check.yaml')).toContain('files: api/orders.yaml');
    expect(readdirSync(join(folder, 'api'))).toEqual(['orders.yaml']);
  });

  test('stays inside the repository', async () => {
    const outside = scratch({});
    const folder = repository({ ...FILES, '.github': { link: outside } });
    const { exit, stderr } = await init(folder, {}, '--write');
    expect(exit).toBe(2);
    expect(stderr).toContain(`${WORKFLOW} could not be written (its folder leads outside)`);
    expect(readdirSync(outside)).toEqual([]);
  });

  test('is told when it cannot be', async () => {
    const folder = repository({ ...FILES, '.github': 'a file\n' });
    const { exit, stderr } = await init(folder, {}, '--write');
    expect(exit).toBe(2);
    expect(stderr).toMatch(/could not be written \(E\w+\)/);
  });
});

describe('contracts', () => {
  test('are told by their content', async () => {
    const folder = repository({
      'any.json': JSON.stringify({ openapi: '3.0.3', info: { title: 'A', version: '1' }, paths: {} }),
      'openapi.yaml': 'name: openapi\n',
      'mentions.yaml': 'tools:\n  openapi: 3.1.0\n',
      'broken.yaml': 'openapi: 3.1.0\npaths: [\n',
      'node_modules/a/b.yaml': api('B'),
      'web/vendor/c.yaml': api('C'),
      'test/d.yaml': api('D'),
      'ignored/e.yaml': api('E'),
      '.gitignore': 'ignored\n',
    });
    const { exit, stdout } = await init(folder, {}, '--ci', 'none');
    expect(exit).toBe(0);
    expect([...stdout.matchAll(/files: (.*)$/gm)].map(([, file]) => file)).toEqual(['any.json']);
    expect(stdout).toMatch(/^Left out broken\.yaml, which cannot be read: /m);
    expect(stdout).toContain('Left out 1 file in folders of tests: test/d.yaml.\n');
    expect(stdout).not.toMatch(/mentions|vendor|ignored|No workflow/);
  });

  test('none: an input error, with what was left out', async () => {
    const folder = repository({ 'test/d.yaml': api('D'), 'a.yaml': 'a: 1\n' });
    const { exit, stdout, stderr } = await init(folder, {}, '--write');
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toMatch(/no contract was found[\s\S]*test\/d\.yaml[\s\S]*contract-check validate <file>\n$/);
    expect(existsSync(join(folder, WORKFLOW))).toBe(false);
  });

  test('names and files of strangers stay words of YAML, and do not act on a terminal', async () => {
    const title = 'x: "y"\\n- #{\u001b[31m}';
    const folder = repository({
      'odd: #name.yaml': `openapi: 3.1.0\ninfo: { title: ${JSON.stringify(title)}, version: 1.0.0 }\npaths: {}\n`,
    });
    const { stdout } = await init(folder, {}, '--write');
    expect(stdout).not.toContain('\u001b');
    const shown = await runIn({ cwd: folder, engine: 'real' }, 'config', '--format', 'json');
    expect(JSON.parse(shown.stdout)).toMatchObject({ contracts: [{ matches: ['odd: #name.yaml'] }] });
  });

  test('in folders that are named for specifications, or by what a glob would be, are found', async () => {
    const folder = repository({
      'spec/api.yaml': api('Spec'),
      'app/[id]/{api}.yaml': api('App'),
      '!odd.yaml': api('Odd'),
    });
    await init(folder, {}, '--write');
    const shown = await runIn({ cwd: folder, engine: 'real' }, 'config', '--format', 'json');
    expect(JSON.parse(shown.stdout)).toMatchObject({
      contracts: [
        { matches: ['!odd.yaml'] },
        { matches: ['app/[id]/{api}.yaml'] },
        { name: 'spec', matches: ['spec/api.yaml'] },
      ],
    });
  });

  test('configured already under another name: only the workflow is proposed', async () => {
    const folder = repository({ ...FILES, 'package.json': '{ "contract-check": { "contracts": [] } }' });
    const { exit, stdout } = await init(folder, {}, '--write');
    expect(exit).toBe(0);
    expect(stdout).toContain('Configured already: package.json.\n');
    expect(existsSync(join(folder, 'contract-check.yaml'))).toBe(false);
    expect(existsSync(join(folder, WORKFLOW))).toBe(true);
  });
});

describe('the build server', () => {
  test.each([
    ['git@github.com:shop/orders.git', /new file: \.github\/workflows/],
    ['https://user:secret@gitlab.example.com/shop/orders.git', /new file: \.gitlab\/contract-check\.yml/],
    ['https://example.com/github/orders.git', /No workflow: .*--ci github or --ci gitlab/],
    ['', /No workflow: /],
  ])('of %s', async (remote, expected) => {
    const { stdout } = await init(repository(FILES, remote));
    expect(stdout).toMatch(expected);
    expect(stdout).not.toContain('secret');
  });

  test('outside of Git nothing is known of it', async () => {
    const folder = scratch(FILES);
    const { exit, stdout } = await init(folder);
    expect(exit).toBe(0);
    expect(stdout).toContain('files: api/orders.yaml');
    expect(stdout).toContain('No workflow');
  });

  test('a pipeline of GitLab that is there gets a snippet to add; once added, all is well', async () => {
    const pipeline = 'stages: [test]\n';
    const folder = repository({ ...FILES, '.gitlab-ci.yml': pipeline });
    const first = await init(folder, {}, '--ci', 'gitlab', '--write');
    expect(first.exit).toBe(1);
    expect(first.stdout).toContain(
      'left alone: .gitlab-ci.yml\nTo add:\n+ include:\n+   - local: .gitlab/contract-check.yml\n',
    );
    expect(read(folder, '.gitlab-ci.yml')).toBe(pipeline);
    write(folder, { '.gitlab-ci.yml': `${pipeline}include: .gitlab/contract-check.yml\n` });
    expect((await init(folder, {}, '--ci', 'gitlab')).exit).toBe(0);
  });

  test('that is not known is refused', async () => {
    const { exit, stderr } = await init(repository(FILES), {}, '--ci', 'jenkins');
    expect(exit).toBe(2);
    for (const name of CI_NAMES) expect(stderr).toContain(name);
  });
});
