import { renameSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commitAll, git, write } from '../cli/support/scratch.ts';
import { api, change, diffIn, foundIn, isolateGit, onFeature, SERVICES } from './support/history.ts';

isolateGit();

const BEFORE = {
  'services/orders.yaml': api('Orders', 'GET /orders', 'GET /orders/{id}', 'POST /carts', 'GET /baskets'),
  'services/users.yaml': api('Users', 'GET /users', 'GET /users/{id}', 'POST /sessions', 'GET /groups'),
  'services/mail.yaml': api('Mail', ...Array.from({ length: 9 }, (_, index) => `DELETE /letters/l${index}`)),
  'services/stock.yaml': api('Stock', 'GET /articles'),
  'services/same.yaml': api('Same', 'GET /same'),
};

function changedRepository(): string {
  const folder = onFeature(BEFORE);
  change(folder, { 'services/orders.yaml': api('Orders', 'GET /orders', 'GET /orders/{id}', 'POST /carts') }, [
    'services/mail.yaml',
  ]);
  write(folder, { 'services/new.yaml': api('New', ...Array.from({ length: 9 }, (_, index) => `PUT /news/n${index}`)) });
  renameSync(`${folder}/services/users.yaml`, `${folder}/services/people.yaml`);
  write(folder, { 'services/people.yaml': api('People', 'GET /users', 'GET /users/{id}', 'POST /sessions') });
  return folder;
}

const EXPECTED = {
  mail: ['contract-removed'],
  new: ['contract-added'],
  orders: ['operation-removed'],
  people: ['operation-removed'],
};

describe('a branch with a changed, a new, a renamed and a deleted contract', () => {
  it('is compared where it left the default branch, once committed', async () => {
    const folder = changedRepository();
    commitAll(folder);
    const run = await foundIn(folder);
    expect(run).toMatchObject({ exit: 1, unchanged: 2, found: EXPECTED });
    const base = git(folder, 'rev-parse', 'main').slice(0, 10);
    expect(run.stderr).toBe(`Base: ${base}, where HEAD left main.\n`);
  });

  it('is compared before anything is committed, with what is staged', async () => {
    const folder = changedRepository();
    git(folder, 'add', '--all');
    expect(await foundIn(folder)).toMatchObject({ exit: 1, unchanged: 2, found: EXPECTED });
  });

  it('is told by contract, with the owner, unchanged ones in one line', async () => {
    const folder = changedRepository();
    commitAll(folder);
    const { exit, stdout } = await diffIn(folder);
    expect(exit).toBe(1);
    expect(stdout).toContain('mail (@team)\nMail 1.0.0');
    expect(stdout).toMatch(/\n✔ 2 contracts unchanged\.\n/);
    expect(stdout).toContain('The contract "Mail" is gone, with 9 operations.');
    expect(stdout).toMatch(
      /\n3 breaking, 1 compatible\.[\s\S]*Failed: 3 errors at or above --fail-on error \(exit 1\)\./,
    );
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
  });

  it('is told in Markdown, a section for each', async () => {
    const folder = changedRepository();
    commitAll(folder);
    const { stdout } = await diffIn(folder, {}, '--format', 'markdown');
    expect(stdout).toContain('### ✖ 6 contracts: 3 breaking changes');
    expect(stdout.match(/^#### .*/gm)).toHaveLength(4);
    expect(stdout).toContain('2 contracts unchanged.');
  });

  it('reads the base at the place where the finding says', async () => {
    const folder = changedRepository();
    commitAll(folder);
    const { stdout } = await diffIn(folder, {}, '--format', 'json');
    const [mail] = (JSON.parse(stdout) as { contracts: { findings: { base: { file: string; line: number } }[] }[] })
      .contracts;
    expect(mail?.findings[0]?.base).toMatchObject({
      file: `${git(folder, 'rev-parse', 'main').slice(0, 10)}:services/mail.yaml`,
      line: 2,
    });
  });

  it('is found from a folder below, with paths from there', async () => {
    const folder = changedRepository();
    commitAll(folder);
    const { exit, stdout } = await diffIn(`${folder}/services`, {}, '--format', 'json');
    expect(exit).toBe(1);
    expect(stdout).toContain('"file": "new.yaml"');
  });
});

describe('what counts as the same contract', () => {
  it('a file that is alone on both sides, whatever its name', async () => {
    const folder = onFeature({ 'services/old.yaml': api('Old', 'GET /a') });
    change(folder, { 'services/other.yaml': api('Other', 'GET /b') }, ['services/old.yaml']);
    expect(await foundIn(folder)).toMatchObject({ found: { other: ['operation-removed', 'operation-added'] } });
  });

  it('a file with the title of one that is gone, however much was rewritten', async () => {
    const folder = onFeature({ 'services/a.yaml': api('Alpha', 'GET /a'), 'services/b.yaml': api('Beta', 'GET /b') });
    const lines = Array.from({ length: 20 }, (_, index) => `GET /x${index}`);
    change(folder, { 'services/c.yaml': api('Beta', 'GET /b', ...lines) }, ['services/b.yaml']);
    const { found } = await foundIn(folder);
    expect(Object.keys(found)).toEqual(['c']);
    expect(new Set(found.c)).toEqual(new Set(['operation-added']));
  });

  it('not two files with one title each, when that stands twice', async () => {
    const folder = onFeature({ 'services/a.yaml': api('Same', 'GET /a'), 'services/b.yaml': api('Same', 'GET /b') });
    const lines = Array.from({ length: 20 }, (_, index) => `GET /x${index}`);
    change(folder, { 'services/c.yaml': api('Same', ...lines) }, ['services/a.yaml', 'services/b.yaml']);
    const { found } = await foundIn(folder);
    expect(found).toEqual({ a: ['contract-removed'], b: ['contract-removed'], c: ['contract-added'] });
  });
});

describe('a contract that is gone together with what listed it', () => {
  const config = (...names: readonly string[]): string =>
    `contracts:\n${names.map((name) => `  - name: ${name}\n    owner: of-${name}\n    files: services/${name}.yaml\n`).join('')}`;

  it('is known from the configuration of the base', async () => {
    const folder = onFeature(BEFORE, config('orders', 'mail', 'stock'));
    change(folder, { 'contract-check.yaml': config('orders') }, ['services/mail.yaml']);
    const run = await foundIn(folder);
    // What is only no longer listed is a decision, and nothing of it is gone.
    expect(run).toMatchObject({ exit: 1, unchanged: 1, found: { mail: ['contract-removed'] } });
    expect((await diffIn(folder)).stdout).toContain('mail (of-mail)\n');
  });

  it('is told once where another entry still means it', async () => {
    const folder = onFeature(BEFORE, config('orders', 'mail'));
    change(folder, { 'contract-check.yaml': SERVICES }, ['services/mail.yaml']);
    expect((await foundIn(folder)).found).toEqual({ mail: ['contract-removed'] });
  });

  it.each(['', '[]', 'contracts: 1', 'contracts: [1, { name: a }, { files: b }]', 'a: ['])(
    'is not known from %j, which refuses nothing',
    async (text) => {
      const folder = onFeature(BEFORE, text);
      change(folder, { 'contract-check.yaml': config('orders') }, ['services/mail.yaml']);
      expect(await foundIn(folder)).toMatchObject({ exit: 0, found: {}, unchanged: 1 });
    },
  );
});

describe('which contracts have changed', () => {
  it('an untracked contract is new', async () => {
    const folder = onFeature({ 'services/a.yaml': api('A', 'GET /a') });
    change(folder, { 'services/b.yaml': api('B', 'GET /b') });
    expect(await foundIn(folder)).toMatchObject({ exit: 0, unchanged: 1, found: { b: ['contract-added'] } });
  });

  it('one whose line endings alone changed has no finding', async () => {
    const text = api('A', 'GET /a', 'POST /b');
    const folder = onFeature({ 'services/a.yaml': text });
    change(folder, { 'services/a.yaml': text.replaceAll('\n', '\r\n') });
    commitAll(folder);
    expect(await foundIn(folder)).toMatchObject({ exit: 0, found: { a: [] } });
  });

  it('one that git would store the same is not even read', async () => {
    const text = api('A', 'GET /a', 'POST /b');
    const folder = onFeature({ 'services/a.yaml': text, '.gitattributes': '*.yaml text eol=crlf\n' });
    change(folder, { 'services/a.yaml': text.replaceAll('\n', '\r\n') });
    expect(await foundIn(folder)).toMatchObject({ exit: 0, unchanged: 1, found: {} });
  });

  it('one whose referenced file changed, though it is the same itself', async () => {
    const entry = `openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\npaths:\n  /a:\n    $ref: parts/a.yaml\n`;
    const folder = onFeature({
      'services/a.yaml': entry,
      'services/b.yaml': entry.replace('parts/a', 'parts/b'),
      'services/parts/a.yaml': 'get: { responses: { "200": { description: ok } } }\n',
      'services/parts/b.yaml': 'get: { responses: { "200": { description: ok } } }\n',
    });
    change(folder, { 'services/parts/a.yaml': 'post: { responses: { "200": { description: ok } } }\n' });
    const { found, unchanged } = await foundIn(folder);
    expect({ found, unchanged }).toEqual({ found: { a: ['operation-removed', 'operation-added'] }, unchanged: 1 });
  });

  it('one that is a link to a file that changed', async () => {
    const folder = onFeature({
      'real/a.yaml': api('A', 'GET /a', 'GET /b'),
      'services/a.yaml': { link: '../real/a.yaml' },
    });
    change(folder, { 'real/a.yaml': api('A', 'GET /a') });
    expect(await foundIn(folder)).toMatchObject({ found: { a: ['operation-removed'] }, unchanged: 0 });
  });

  it('none where nothing did', async () => {
    const folder = onFeature({ 'services/a.yaml': api('A', 'GET /a'), 'services/b.yaml': api('B', 'GET /b') });
    const { exit, stdout } = await diffIn(folder);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^✔ 2 contracts unchanged\.\n/);
    expect(stdout).toContain('Passed: nothing at or above --fail-on error (exit 0).');
  });
});

describe('what cannot be read', () => {
  it('refuses the run, and names every such contract', async () => {
    const folder = onFeature({ 'services/a.yaml': api('A', 'GET /a'), 'services/b.yaml': api('B', 'GET /b') });
    change(folder, { 'services/a.yaml': 'openapi: [', 'services/b.yaml': 'a: 1\n' });
    const { exit, stdout, stderr } = await diffIn(folder);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain('services/a.yaml');
    expect(stderr).toContain('error[not-a-contract]');
  });

  it('refuses a contract that has no file anywhere', async () => {
    const folder = onFeature({}, 'contracts:\n  - name: a\n    files: apis/missing.yaml\n');
    const { exit, stderr } = await diffIn(folder);
    expect(exit).toBe(2);
    expect(stderr).toContain('error[contract-files-missing]');
    expect(stderr).toContain('apis/missing.yaml');
  });

  it('without any configuration shows what to write', async () => {
    const folder = onFeature({}, '{}\n');
    const { exit, stdout, stderr } = await diffIn(folder);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain('error[no-contracts]');
    expect(stderr).toMatch(/\ncontracts:\n {2}- name: my-api\n {4}files: api\/openapi\.yaml\n$/);
  });
});
