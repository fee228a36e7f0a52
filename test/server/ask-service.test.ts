import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askService } from '../../packages/cli/src/service/ask-service.ts';
import { serviceAddress } from '../../packages/cli/src/service/service-address.ts';
import { noDatabase } from './support/no-database.ts';
import { type Started, start } from './support/start.ts';

let folder = '';
let service: Started;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'address-'));
  mkdirSync(join(folder, '.contract-check'));
  writeFileSync(join(folder, '.contract-check/admin.key'), 'all\n');
  service = await start({
    database: noDatabase,
    handlers: {
      listServices: async () => ({ status: 200, body: { services: [] } }),
      listKeys: async ({ caller }) => ({ status: 200, body: { keys: [], asked: caller.name } }),
    },
  });
});

afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

async function address(typed: string | undefined, env: Record<string, string> = {}) {
  const found = await serviceAddress(typed, { env, cwd: folder });
  return found.ok ? found.value : found.error;
}

describe('the address of the service', () => {
  it('is typed, else in the environment, else on this machine with the key of its folder', async () => {
    expect(await address(undefined)).toEqual({ url: 'http://127.0.0.1:4010', key: 'all' });
    const env = { CONTRACT_CHECK_SERVER: 'https://contracts.example/base/', CONTRACT_CHECK_KEY: 'ccs_1' };
    expect(await address(undefined, env)).toEqual({ url: 'https://contracts.example/base', key: 'ccs_1' });
    expect(await address('http://localhost:1', { CONTRACT_CHECK_DATA: 'other' })).toEqual({
      url: 'http://localhost:1',
      key: null,
    });
  });

  it('never gets the key of the folder where it is another machine', async () => {
    for (const url of ['https://contracts.example', 'http://127.0.0.1.example', 'http://10.0.0.1:4010']) {
      expect(await address(url)).toEqual({ url, key: null });
    }
  });

  it.each(['contracts.example', 'ftp://a', 'https://me:hush@a', 'http://a?b'])('is not %s', async (text) => {
    expect(await address(text)).toMatch(/^The address of the service is one as in http:/);
  });
});

describe('asking the service', () => {
  const ask = (path: string, key: string | null = null, query = {}) =>
    askService({ url: service.url, key }, { method: 'GET', path, query }, { fetch: (url, init) => fetch(url, init) });

  it('gives what it says', async () => {
    expect(await ask('/api/v1/services')).toMatchObject({ ok: true, status: 200, body: { services: [] } });
    expect(await ask('/api/v1/keys', 'all')).toMatchObject({ ok: true, body: { asked: 'key:all' } });
  });

  it('tells what is wrong and what to do', async () => {
    expect(await ask('/api/v1/keys')).toMatchObject({
      ok: false,
      status: 401,
      problem: { type: '/problems/key-needed' },
      lines: ['The service refused (401): A key is needed.', expect.stringMatching(/^Next: put a key/)],
    });
    expect(await ask('/api/v1/usage', null, { service: 'a', limit: '0', from: undefined })).toMatchObject({
      lines: [expect.stringMatching(/^The service refused \(400\)/), '  limit: must be >= 1'],
    });
  });

  it('tells of nobody, and of somebody else', async () => {
    const gone = () => Promise.reject(new TypeError('fetch failed'));
    const other = () => Promise.resolve(new Response('<html>', { status: 302, headers: { location: '/login' } }));
    const question = { method: 'GET', path: '/' } as const;
    expect(await askService({ url: 'http://a', key: null }, question, { fetch: gone })).toMatchObject({
      ok: false,
      status: null,
      lines: ['The service at http://a does not answer.', expect.stringContaining('contract-check serve')],
    });
    expect(await askService({ url: 'http://a', key: null }, question, { fetch: other })).toMatchObject({
      lines: ['What answers at http://a is no contract-check service (status 302).'],
    });
  });
});
