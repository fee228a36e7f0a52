import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loginHandlers } from '../../../packages/server/src/access/people/login-handlers.ts';
import { readSettings, startService } from '../../../packages/server/src/index.ts';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { freshDatabase } from '../support/databases.ts';
import { start } from '../support/start.ts';
import { Browser } from './browser.ts';
import { CLIENT, OpenidProvider } from './openid-provider.ts';
import { ADA, HOME, login, OPENED_BY_ANOTHER_SITE, peopleEnv, SESSION, startPeople, whoIs } from './people-service.ts';

const NOON = Date.parse('2026-11-20T12:00:00Z');
const HOUR = 3_600_000;

describe('A service that people log in to', () => {
  const provider = new OpenidProvider();
  let database: Database;
  let time = NOON;
  const parts = () => ({ database, provider, now: () => new Date(time) });

  beforeAll(async () => {
    await provider.start();
    database = await openDatabase(await freshDatabase());
  });

  afterAll(async () => {
    await database.close();
    provider.stop();
  });

  beforeEach(() => {
    provider.fault = {};
    provider.claims = ADA;
  });

  it('says when to come again while the provider does not answer, and does all else', async () => {
    const service = await startPeople(parts());
    provider.fault = { status: 502 };
    const program = await fetch(`${service.url}/login`, { redirect: 'manual' });
    expect([program.status, program.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await program.json()).toMatchObject({ type: '/problems/provider-unavailable' });
    expect(service.logged.at(-1)).toMatchObject({ message: 'the OpenID provider does not answer' });
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    const key = { headers: { authorization: 'Bearer all' } };
    expect((await fetch(`${service.url}/api/v1/services`, key)).status).toBe(200);
    provider.fault = {};
    const ada = new Browser(service.url);
    const late = await login(ada, '/login', () => {
      provider.fault = { status: 502 };
    });
    expect([late.status, late.headers.get('retry-after')]).toEqual([503, '5']);
    expect(late.text).toContain('does not answer');
    provider.fault = {};
    expect((await login(ada)).status).toBe(303);
    await service.close();
  });

  it('says when to come again to those who try too often', async () => {
    const slow = await startPeople({ ...parts(), loginsPerMinute: 2 });
    const ada = new Browser(slow.url);
    const pages = [await login(ada), await ada.go('/login')];
    expect(pages.map(({ status }) => status)).toEqual([303, 429]);
    expect(pages[1]?.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(pages[1]?.text).toContain('<h1>Slower, please</h1>');
    expect((await ada.go('/api/v1/me')).status).toBe(200);
    await slow.close();
  });

  it('does so on loopback, without TLS; without a login reading stays free', async () => {
    const env = { CONTRACT_CHECK_PUBLIC_URL: 'http://127.0.0.1:4010' };
    const open = await startPeople({ ...parts(), env, isOpenOnLoopback: true });
    const ada = new Browser(open.url);
    expect((await login(ada)).status).toBe(303);
    const [[name, cookie] = []] = ada.cookies;
    expect([name, cookie?.attributes]).toEqual([
      'contract-check-session',
      ['path=/', 'max-age=43200', 'httponly', 'samesite=lax'],
    ]);
    expect((await whoIs(ada)).body.name).toBe('person:ada@example.com');
    expect((await ada.go('/api/v1/me', { headers: OPENED_BY_ANOTHER_SITE })).status).toBe(200);
    const strange = { headers: { 'sec-fetch-site': 'cross-site' } };
    expect((await ada.go('/api/v1/me', strange)).status).toBe(403);
    time += 12 * HOUR;
    expect((await whoIs(ada)).body).toEqual({
      name: 'loopback',
      scopes: ['ingest', 'read'],
      service: null,
      sessionEndsAt: null,
    });
    expect((await ada.go('/api/v1/audit')).status).toBe(401);
    await open.close();
  });

  it('is none where no provider is set up; keys say who they are', async () => {
    const closed = await start({ database, handlers: loginHandlers(null) });
    expect((await fetch(`${closed.url}/login`)).status).toBe(404);
    expect((await fetch(`${closed.url}/login/callback?code=1`)).status).toBe(404);
    const cookie = `${SESSION}=${'x'.repeat(43)}`;
    const answers = [{ cookie }, { authorization: 'Bearer all' }].map(async (headers) => {
      const answer = await fetch(`${closed.url}/api/v1/me`, { headers });
      return ((await answer.json()) as { name: string }).name;
    });
    expect(await Promise.all(answers)).toEqual(['loopback', 'key:all']);
    await closed.close();
  });

  it('is what the settings make, and keeps its secret', async () => {
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
});
