import { describe, expect, it } from 'vitest';
import { expireSessions } from '../../../packages/server/src/store/person-sessions.ts';
import { databases } from '../support/databases.ts';
import { HOME, login, OWNER, peopleOn, SESSION, whoIs } from './people-service.ts';
import { setUpPeople } from './set-up.ts';

const HOUR = 3_600_000;

describe.each(databases)('People who are logged in, on $name', ({ place }) => {
  const { provider, now, parts, service, knex, browser, sessions, wait } = setUpPeople(place);

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
    const [entry] = await knex()('audit').orderBy('id', 'desc').limit(1);
    expect(entry).toMatchObject({ actor: 'person:ada@example.com', action: 'logged-out' });
    const key = { authorization: 'Bearer all' };
    expect((await fetch(`${service().url}/logout`, { method: 'POST', headers: key })).status).toBe(403);
    const program = browser();
    await login(program);
    const headers = { accept: 'application/json', 'sec-fetch-site': 'same-origin' };
    expect((await program.go('/logout', { method: 'POST', headers })).status).toBe(204);
  });

  it('are logged in for so long', async () => {
    const ada = browser();
    await login(ada);
    const count = (await sessions()).length;
    wait(12 * HOUR - 1);
    expect((await whoIs(ada)).status).toBe(200);
    wait(1);
    expect(await whoIs(ada)).toMatchObject({ status: 401, body: { type: '/problems/session-ended' } });
    await login(browser());
    expect(await sessions()).toHaveLength(count + 1);
    expect(await expireSessions(knex(), now())).toBe('done');
    expect(await sessions()).toHaveLength(1);
  });

  it('change things from a page of the service alone', async () => {
    provider.claims = OWNER;
    const owner = browser();
    await login(owner);
    const statuses: number[] = [];
    for (const headers of [{}, { origin: 'https://evil.example' }, { origin: HOME }]) {
      statuses.push((await owner.go('/api/v1/consumers/web', { method: 'DELETE', headers })).status);
    }
    expect(statuses).toEqual([403, 403, 204]);
  });

  it('have to log in again when other rules say what they may do, not when the process is another', async () => {
    const ada = browser();
    await login(ada);
    const cookie = `${SESSION}=${ada.cookies.get(SESSION)?.value}`;
    const caller = (env: Record<string, string>) => peopleOn({ ...parts(), env }).sessions.callerOf(cookie);
    expect(await caller({})).toMatchObject({ name: 'person:ada@example.com' });
    expect(await caller({ CONTRACT_CHECK_OIDC_READ: 'staff,guests' })).toBe('ended');
    expect(await caller({ CONTRACT_CHECK_OIDC_CLIENT_ID: 'another' })).toBe('ended');
  });
});
