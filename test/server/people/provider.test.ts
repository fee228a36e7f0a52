import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Provider, ProviderDown, type ProviderSettings } from '../../../packages/server/src/access/people/provider.ts';
import { readSettings, startService } from '../../../packages/server/src/index.ts';
import { freshDatabase } from '../support/databases.ts';
import { Browser } from './browser.ts';
import { CLIENT, OpenidProvider } from './openid-provider.ts';
import { ADA, HOME, login, peopleEnv, SESSION, whoIs } from './people-service.ts';

const provider = new OpenidProvider();

beforeAll(() => provider.start());
afterAll(() => provider.stop());
beforeEach(() => {
  provider.fault = {};
  provider.claims = ADA;
  provider.asked.length = 0;
});

describe('the OpenID provider', () => {
  let time = 0;
  const client = (more: Partial<ProviderSettings> = {}) =>
    new Provider(
      {
        issuer: new URL(provider.url),
        clientId: CLIENT.id,
        clientSecret: CLIENT.secret,
        callback: new URL(`${HOME}/login/callback`),
        scope: 'openid',
        patience: 60,
        ...more,
      },
      () => new Date(time),
    );

  it('is asked when somebody logs in, and for what it says of itself once an hour', async () => {
    const asking = client();
    expect(provider.asked).toEqual([]);
    await Promise.all([asking.start('/'), asking.start('/')]);
    expect(provider.asked).toEqual(['/.well-known/openid-configuration']);
    time += 3_599_999;
    await asking.start('/');
    expect(provider.asked).toHaveLength(1);
    time += 1;
    await asking.start('/');
    expect(provider.asked).toHaveLength(2);
  });

  it('is waited for so long, and asked again by whoever comes next', async () => {
    provider.fault = { hangs: true };
    const asking = client({ patience: 0.05 });
    await expect(asking.start('/')).rejects.toThrow(ProviderDown);
    const patient = client();
    provider.fault = { status: 500 };
    await expect(patient.start('/')).rejects.toThrow(ProviderDown);
    provider.fault = {};
    expect((await patient.start('/')).address.pathname).toBe('/authorize');
  });

  it('that names itself otherwise is none', async () => {
    const issuer = new URL(provider.url.replace('127.0.0.1', 'localhost'));
    await expect(client({ issuer }).start('/')).rejects.toThrow(ProviderDown);
  });
});

it('A service that is started with the settings lets people in, and keeps its secret', async () => {
  const data = await mkdtemp(join(tmpdir(), 'people-'));
  const { url: DATABASE_URL } = await freshDatabase();
  const env = { ...peopleEnv(provider), CONTRACT_CHECK_DATA: data, CONTRACT_CHECK_PORT: '0', DATABASE_URL };
  const read = readSettings({}, env);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const logged: unknown[] = [];
  const log = (...what: unknown[]) => void logged.push(what);
  const running = await startService({
    settings: read.settings,
    log: { info: log, warn: log, error: log },
    now: () => new Date(),
  });
  try {
    expect(running.loginUrl).toBe(`${HOME}/login`);
    const ada = new Browser(running.url);
    expect((await login(ada)).status).toBe(303);
    expect(ada.cookies.has(SESSION)).toBe(true);
    expect((await whoIs(ada)).body).toMatchObject({ name: 'person:ada@example.com', scopes: ['read'] });
    expect((await ada.go('/api/v1/services', { headers: { accept: '*/*' } })).status).toBe(200);
    expect(JSON.stringify(logged)).not.toContain(CLIENT.secret);
  } finally {
    await running.end();
    await rm(data, { recursive: true });
  }
});
