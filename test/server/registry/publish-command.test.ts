import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContractThread } from '../../../packages/server/src/registry/engine/contract-engine.ts';
import { PublishedPaths } from '../../../packages/server/src/registry/published-paths.ts';
import { registryHandlers } from '../../../packages/server/src/registry/registry-handlers.ts';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { runIn } from '../../cli/support/fake-io.ts';
import { commitAll, type Files, git, repositoryOf, scratch, write } from '../../cli/support/scratch.ts';
import { orders } from '../support/contracts.ts';
import { freshDatabase } from '../support/databases.ts';
import { askJson } from '../support/json-client.ts';
import { type Started, start } from '../support/start.ts';

let database: Database;
let service: Started;
const engine = new ContractThread();

beforeAll(async () => {
  database = await openDatabase(await freshDatabase());
  const paths = new PublishedPaths({ knex: database.knex, now: () => new Date() });
  service = await start({ database, handlers: registryHandlers({ engine, paths }) });
});
afterAll(async () => {
  await service.close();
  await engine.close();
  await database.close();
});

/** The files of a contract, in the folder `api`. */
function files(...parts: Parameters<typeof orders>): Files {
  return Object.fromEntries(orders(...parts).map(({ path, text }) => [`api/${path}`, text]));
}

function publish(cwd: string, argv: readonly string[], env: Record<string, string> = {}) {
  const surroundings = { cwd, env: { CONTRACT_CHECK_KEY: 'all', ...env }, engine: 'real', fetch } as const;
  return runIn(surroundings, 'publish', 'api/openapi.json', '--server', service.url, ...argv);
}

const read = async (path: string) => (await askJson(`${service.url}/api/v1/services/${path}`)).body;

describe('publish', () => {
  it('sends the contract with its files, and says of which branch and commit they are', async () => {
    const folder = repositoryOf(files('1.0.0'));
    const commit = git(folder, 'rev-parse', 'HEAD').trim();
    const first = await publish(folder, ['--service', 'git']);
    expect(first).toMatchObject({ exit: 0, stderr: '' });
    expect(first.stdout).toMatch(/^Published git 1\.0\.0 \(main [0-9a-f]{10}\): one operation\nsha256:[0-9a-f]{64}\n$/);
    const published = await read('git/contracts/1.0.0');
    expect(published).toMatchObject({ branch: 'main', commit, documents: orders('1.0.0') });
    const again = await publish(folder, ['--service', 'git', '--format', 'json']);
    expect({ exit: again.exit, ...JSON.parse(again.stdout) }).toMatchObject({ exit: 0, digest: published.digest });
    expect((await publish(folder, ['--service', 'git'])).stdout).toContain(
      'was published before, with the same content',
    );
  });

  it('names no commit for files that are not committed, and the branch that a build server names', async () => {
    const folder = repositoryOf(files('1.0.0'));
    write(folder, { 'other.txt': 'is no part of it' });
    git(folder, 'checkout', '--quiet', '--detach');
    const env = { GITHUB_REF_NAME: 'release' };
    await publish(folder, ['--service', 'ci'], env);
    expect(await read('ci/contracts/1.0.0')).toMatchObject({ branch: 'release', commit: expect.any(String) });
    write(folder, { 'api/schemas/order.json': '{"type":"object"}' });
    await publish(folder, ['--service', 'ci', '--version', '2.0.0'], { ...env, GITHUB_REF_TYPE: 'tag' });
    expect(await read('ci/contracts/2.0.0')).toMatchObject({ branch: null, commit: null });
    const typed = ['--branch', 'mine', '--commit', 'abcdef012'];
    await publish(folder, ['--service', 'ci', '--version', '3.0.0', ...typed]);
    expect(await read('ci/contracts/3.0.0')).toMatchObject({ branch: 'mine', commit: 'abcdef012' });
  });

  it.each([
    ['backward', [], ['shop'], 'whoever relies on it could not rely on this contract.', '  api/openapi.json:1:'],
    ['forward', ['shop'], [], 'whoever relies on this contract could not rely on it.', 'not in api/openapi.json'],
  ])('shows what a contract breaks that is refused (%s)', async (mode, before, after, words, place) => {
    const name = `refused-${mode}`;
    const url = `${service.url}/api/v1/services/${name}`;
    await askJson(url, { method: 'PUT', body: { compatibility: mode } });
    const folder = repositoryOf(files('1.0.0', { required: before }));
    await publish(folder, ['--service', name]);
    write(folder, files('1.1.0', { required: after }));
    commitAll(folder);
    const refused = await publish(folder, ['--service', name]);
    expect(refused.exit).toBe(1);
    expect(refused.stderr).toBe(`Refused because of ${name} 1.0.0: ${words}\nNothing was published.\n`);
    expect(refused.stdout).toContain('GET /orders/{orderId}');
    expect(refused.stdout).toContain(place);
    expect(refused.stdout).toContain(`${name}@1.0.0:openapi.json`);
    expect(refused.stdout).not.toContain('waive');
    expect((await read(`${name}/contracts`)).contracts).toHaveLength(1);
    const json = await publish(folder, ['--service', name, '--format', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ against: '1.0.0', promise: mode, verdict: { schemaVersion: 1 } });
  });

  it.each([
    ['another content', ['--service', 'taken'], {}, 'The version was published with another content'],
    ['a wrong key', ['--service', 'x'], { CONTRACT_CHECK_KEY: 'none' }, 'put a key into CONTRACT_CHECK_KEY'],
    ['no address', ['--service', 'x', '--server', 'here'], {}, 'not "here"'],
    ['nobody there', ['--service', 'x', '--server', 'http://127.0.0.1:1'], {}, 'does not answer'],
    ['no commit', ['--service', 'x', '--commit', 'HEAD'], {}, '/commit'],
  ])('publishes nothing for %s', async (_what, argv, env, words) => {
    const folder = scratch(files('1.0.0'));
    if (argv.includes('taken')) {
      await publish(scratch(files('1.0.0', { member: 'state' })), ['--service', 'taken']);
    }
    const { exit, stdout, stderr } = await publish(folder, argv, env);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).toMatch(/\nNothing was published\.\n$/);
  });

  it('goes with "deployment", which says what is live', async () => {
    const tell = (...argv: string[]) => {
      const env = { CONTRACT_CHECK_KEY: 'all', CONTRACT_CHECK_SERVER: service.url };
      return runIn(
        { env, fetch },
        'deployment',
        '--service',
        'run',
        '--version',
        '1',
        '--environment',
        'prod',
        ...argv,
      );
    };
    const live = async () => (await askJson(`${service.url}/api/v1/deployments?service=run`)).body.deployments;
    expect(await tell('--instance', 'a')).toEqual({ exit: 0, stdout: 'run 1 on a is live in prod.\n', stderr: '' });
    expect(await live()).toMatchObject([{ version: '1', environment: 'prod', instances: ['a'] }]);
    expect((await tell('--gone')).stdout).toBe('run 1 is gone from prod.\n');
    expect(await live()).toEqual([]);
    const refused = await tell('--instance', '\u001b[31m');
    expect(refused).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringMatching(/\nNothing was recorded\.\n$/),
    });
  });

  it('publishes nothing that cannot be read, or has no version', async () => {
    const missing = await publish(scratch({ 'api/openapi.json': '{"$ref": "gone.yaml"' }), ['--service', 'x']);
    expect([missing.exit, missing.stdout]).toEqual([2, '']);
    const unversioned = scratch({ 'api/openapi.json': '{"openapi":"3.1.0","info":{"title":"A"},"paths":{}}' });
    const { exit, stderr } = await publish(unversioned, ['--service', 'x']);
    expect([exit, stderr]).toEqual([2, expect.stringContaining('name one with --version')]);
  });
});
