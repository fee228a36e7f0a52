import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loginHandlers } from '../../../packages/server/src/access/people/login-handlers.ts';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { expireSessions } from '../../../packages/server/src/store/person-sessions.ts';
import { databases } from '../support/databases.ts';
import { type Started, start } from '../support/start.ts';
import { Browser } from './browser.ts';
import { OpenidProvider } from './openid-provider.ts';
import { ADA, HOME, login, OWNER, SESSION, startPeople, whoIs } from './people-service.ts';

const NOON = Date.parse('2026-11-20T12:00:00Z');
const HOUR = 3_600_000;

describe.each(databases)('People who are logged in, on $name', ({ place }) => {
  const provider = new OpenidProvider();
  let database: Database;
  let service: Started;
  let time = NOON;
  const now = () => new Date(time);
  const parts = () => ({ database, provider, now });

  beforeAll(async () => {
    await provider.start();
    database = await openDatabase(await place());
    service = await startPeople(parts());
  });

  afterAll(async () => {
    await service.close();
    await database.close();
    provider.stop();
  });

  beforeEach(() => {
    provider.fault = {};
    provider.claims = ADA;
  });

  const browser = () => new Browser(service.url);
  const sessions = () => database.knex('person_session');

  it('log out, by a page of the service alone', async () => {
    const ada = browser();
    await login(ada);
    const token = ada.cookies.get(SESSION);
    expect((await ada.go('/logout')).text).toContain('<form method="post" action="/logout">');
    expect((await ada.go('/logout', { method: 'POST' })).status).toBe(403);
    const { status, text } = await ada.go('/logout', { method: 'POST', headers: { origin: HOME } });
    expect([status, text]).toEqual([200, expect.stringContaining('You are logged out')]);
    expect(ada.cookies.size).toBe(0);
    expect((await whoIs(ada)).body.type).toBe('/problems/key-needed');
    if (token !== undefined) ada.cookies.set(SESSION, token);
    expect(await whoIs(ada)).toMatchObject({ status: 401, body: { type: '/problems/session-ended' } });
    const [entry] = await database.knex('audit').orderBy('id', 'desc').limit(1);
    expect(entry).toMatchObject({ actor: 'person:ada@example.com', action: 'logged-out' });
    const key = { authorization: 'Bearer all' };
    expect((await fetch(`${service.url}/logout`, { method: 'POST', headers: key })).status).toBe(403);
    const program = browser();
    await login(program);
    const headers = { accept: 'application/json', 'sec-fetch-site': 'same-origin' };
    expect((await program.go('/logout', { method: 'POST', headers })).status).toBe(204);
  });

  it.each<[headers: Record<string, string>, status: number]>([
    [{}, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: `${HOME}.evil.example` }, 403],
    [{ origin: 'http://contracts.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'none' }, 403],
    [{ origin: HOME, 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, 403],
    [{ origin: HOME }, 204],
    [{ 'sec-fetch-site': 'same-origin' }, 204],
    [{ origin: HOME, 'sec-fetch-site': 'same-origin' }, 204],
  ])('change things from a page of the service alone: %j is %i', async (headers, status) => {
    provider.claims = OWNER;
    const owner = browser();
    await login(owner);
    expect((await owner.go('/api/v1/consumers/web', { method: 'DELETE', headers })).status).toBe(status);
  });

  it('are logged in for so long', async () => {
    const ada = browser();
    await login(ada);
    const count = (await sessions()).length;
    time += 12 * HOUR - 1;
    expect((await whoIs(ada)).status).toBe(200);
    time += 1;
    expect(await whoIs(ada)).toMatchObject({ status: 401, body: { type: '/problems/session-ended' } });
    await login(browser());
    expect(await sessions()).toHaveLength(count + 1);
    expect(await expireSessions(database.knex, now())).toBe('done');
    expect(await sessions()).toHaveLength(1);
  });

  it('have to log in again when other rules say what they may do, not when the process is another', async () => {
    const ada = browser();
    await login(ada);
    const statuses: number[] = [];
    for (const env of [{}, { CONTRACT_CHECK_OIDC_READ: 'staff,guests' }]) {
      const other = await startPeople({ ...parts(), env });
      const moved = new Browser(other.url);
      for (const [name, cookie] of ada.cookies) moved.cookies.set(name, cookie);
      statuses.push((await moved.go('/api/v1/me')).status);
      await other.close();
    }
    expect(statuses).toEqual([200, 401]);
  });

  it('on loopback, without TLS, log in as well; without a login reading stays free', async () => {
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

  it('cannot log in where no provider is set up; keys say who they are', async () => {
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
});
