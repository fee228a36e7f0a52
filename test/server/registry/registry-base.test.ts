import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContractThread } from '../../../packages/server/src/registry/engine/contract-engine.ts';
import { PublishedPaths } from '../../../packages/server/src/registry/published-paths.ts';
import { registryHandlers } from '../../../packages/server/src/registry/registry-handlers.ts';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { runIn } from '../../cli/support/fake-io.ts';
import { type Files, scratch } from '../../cli/support/scratch.ts';
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
  await publish('1.0.0', orders('1.0.0'));
  await publish('2.0.0', orders('2.0.0', { required: ['shop'] }));
  await deploy('orders', '1.0.0', 'prod');
  await deploy('orders', '2.0.0', 'prod');
  await deploy('orders', '2.0.0', 'test');
  await deploy('orders', '3.0.0', 'next');
});
afterAll(async () => {
  await service.close();
  await engine.close();
  await database.close();
});

async function publish(version: string, documents: object) {
  const body = { version, documents };
  await askJson(`${service.url}/api/v1/services/orders/contracts`, { method: 'POST', body });
}

async function deploy(name: string, version: string, environment: string) {
  const body = { service: name, version, environment, state: 'live' };
  await askJson(`${service.url}/api/v1/deployments`, { method: 'POST', body });
}

/** A folder in no repository, whose contract asks for "shop", as 2.0.0 does and 1.0.0 does not. */
function folderWith(base: string): string {
  const files: Record<string, string> = {};
  for (const { path, text } of orders('2.1.0', { required: ['shop'] })) files[`api/${path}`] = text;
  const config = { base, contracts: [{ name: 'orders-api', files: 'api/openapi.json' }] };
  return scratch({ ...files, 'contract-check.yaml': JSON.stringify(config) } satisfies Files);
}

function diff(base: string, argv: readonly string[] = [], env: Record<string, string> = {}) {
  const given = { CONTRACT_CHECK_SERVER: service.url, CONTRACT_CHECK_KEY: 'all', ...env };
  return runIn({ cwd: folderWith(base), env: given, engine: 'real', fetch }, 'diff', ...argv);
}

describe('the base "registry:"', () => {
  it('is every version that is live in the environment, and all must hold', async () => {
    const { exit, stdout, stderr } = await diff('registry:orders@prod', ['--format', 'json']);
    expect({ exit, stderr }).toEqual({
      exit: 1,
      stderr: 'Base: orders@1.0.0, live in prod.\nBase: orders@2.0.0, live in prod.\n',
    });
    const { contracts, summary } = JSON.parse(stdout);
    expect(contracts).toMatchObject([
      { name: 'orders-api against orders@1.0.0', contract: 'orders-api', summary: { error: 1 } },
      { name: 'orders-api against orders@2.0.0', contract: 'orders-api', summary: { error: 0 } },
    ]);
    expect(contracts[0].findings[0].revision.file).toBe('api/openapi.json');
    expect(summary.error).toBe(1);
    const text = await diff('registry:orders@prod');
    expect(text.stdout).toMatch(/^orders-api against orders@1\.0\.0\n/);
    expect((await diff('registry:orders@test')).exit).toBe(0);
    expect((await diff('registry:orders@prod', ['--base', 'registry:orders@test'])).exit).toBe(0);
  });

  it.each([
    ['nothing is live', 'registry:orders@produktion', {}, 'Nothing of orders is live in produktion'],
    ['a live version was not published', 'registry:orders@next', {}, 'orders 3.0.0 is live in next, but was never'],
    ['the key is wrong', 'registry:orders@prod', { CONTRACT_CHECK_KEY: 'none' }, 'CONTRACT_CHECK_KEY'],
    ['nobody answers', 'registry:orders@prod', { CONTRACT_CHECK_SERVER: 'http://127.0.0.1:1' }, 'does not answer'],
    ['there is no address', 'registry:orders@prod', { CONTRACT_CHECK_SERVER: 'here' }, 'CONTRACT_CHECK_SERVER'],
  ])('lets nothing pass where %s', async (_what, base, env, words) => {
    const { exit, stdout, stderr } = await diff(base, [], env);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr.replace(/\s+/g, ' ')).toContain(words);
  });
});
