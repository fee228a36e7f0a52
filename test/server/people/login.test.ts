import { describe, expect, it } from 'vitest';
import { databases } from '../support/databases.ts';
import { CLIENT, type Fault } from './openid-provider.ts';
import { ADA, HOME, login, OWNER, SESSION, whoIs } from './people-service.ts';
import { setUpPeople } from './set-up.ts';

const HOUR = 3_600_000;

describe.each(databases)('People, on $name', ({ place }) => {
  const { provider, now, service, knex, browser, sessions } = setUpPeople(place);
  const lastLogged = () => service().logged.at(-1);

  it('log in at the provider, and come back to where they wanted to go', async () => {
    const ada = browser();
    const sent = await ada.go('/login?return_to=/api/v1/services');
    expect(sent.status).toBe(303);
    const { origin, pathname, searchParams } = new URL(sent.headers.get('location') ?? '');
    expect([origin, pathname]).toEqual([provider.url, '/authorize']);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      client_id: CLIENT.id,
      redirect_uri: `${HOME}/login/callback`,
      response_type: 'code',
      scope: 'openid profile email',
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/);

    const back = await login(ada, '/login?return_to=/api/v1/services');
    expect([back.status, back.headers.get('location')]).toEqual([303, `${HOME}/api/v1/services`]);
    expect([...ada.cookies.keys()]).toEqual([SESSION]);
    const cookie = ada.cookies.get(SESSION);
    expect(cookie?.value).toMatch(/^[\w-]{43}$/);
    expect(cookie?.attributes).toEqual(['path=/', 'max-age=43200', 'httponly', 'samesite=lax', 'secure']);
    expect(await whoIs(ada)).toEqual({
      status: 200,
      body: {
        name: 'person:ada@example.com',
        scopes: ['read'],
        service: null,
        sessionEndsAt: new Date(now().getTime() + 12 * HOUR).toISOString(),
      },
    });
    expect((await ada.go('/api/v1/services')).status).toBe(200);
    expect((await ada.go('/api/v1/audit')).status).toBe(403);
    // What is for programs is not for people.
    const heartbeat = { method: 'POST', headers: { origin: HOME } };
    expect((await ada.go('/api/v1/heartbeats', heartbeat)).status).toBe(401);
  });

  it('are kept so that nobody can use what is kept, and logged without it', async () => {
    const ada = browser();
    await login(ada);
    const token = ada.cookies.get(SESSION)?.value ?? '';
    const dump = JSON.stringify([await sessions(), await knex()('audit'), service().logged], (_, value) =>
      value?.type === 'Buffer' ? `${Buffer.from(value.data)}` : value,
    );
    expect(dump).toContain('person:ada@example.com');
    expect(dump).not.toContain(token);
    expect(dump).not.toContain(CLIENT.secret);
  });

  it('may do what the claim says', async () => {
    provider.claims = OWNER;
    const ada = browser();
    await login(ada);
    expect((await whoIs(ada)).body.scopes).toEqual(['read', 'publish', 'admin']);
    const { text } = await ada.go('/api/v1/audit?limit=1');
    expect(JSON.parse(text).entries).toEqual([
      {
        at: now().toISOString(),
        actor: 'person:ada@example.com',
        action: 'logged-in',
        subject: 'person:ada@example.com',
        detail: { subject: 'u1', scopes: ['read', 'publish', 'admin'] },
      },
    ]);
  });

  it.each([
    ['of another domain', { email: 'eve@evil.example' }],
    ['of an address that is not confirmed', { email_verified: false }],
    ['of other groups', { groups: ['guests'] }],
  ])('%s are refused', async (_, claims) => {
    provider.claims = { ...ADA, ...claims };
    const before = (await sessions()).length;
    const eve = browser();
    const { status, headers, text } = await login(eve);
    expect([status, headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8']);
    expect(text).toContain('This person may not use the service');
    expect(eve.cookies.has(SESSION)).toBe(false);
    expect(await sessions()).toHaveLength(before);
    expect(lastLogged()).toEqual({ facts: { subject: 'u1' }, message: 'a person was refused' });
  });

  const faults: readonly (readonly [name: string, fault: Fault, cause: string])[] = [
    ['another nonce', { token: { nonce: 'x'.repeat(43) } }, 'nonce'],
    ['no nonce', { token: { nonce: undefined } }, 'nonce'],
    ['another audience', { token: { aud: 'another' } }, 'aud'],
    ['another audience beside ours', { token: { aud: [CLIENT.id, 'another'], azp: 'another' } }, 'azp'],
    ['another issuer', { token: { iss: 'https://evil.example' } }, 'iss'],
    ['an end in the past', { token: { exp: 1 } }, 'exp'],
    ['another person than at userinfo', { token: { sub: 'u2' } }, 'sub'],
    ['a forged signature', { isForged: true }, 'signature'],
  ];

  it.each(faults)('do not log in by a token with %s', async (_, fault, cause) => {
    provider.fault = fault;
    const ada = browser();
    const before = (await sessions()).length;
    const { status, text } = await login(ada);
    expect([status, text]).toEqual([400, expect.stringContaining('The login did not come to its end')]);
    expect(JSON.stringify(lastLogged())).toContain(cause);
    expect(ada.cookies.has(SESSION)).toBe(false);
    expect(await sessions()).toHaveLength(before);
  });

  it.each<[string, Fault, string]>([
    ['the code is too old', { codesExpire: true }, 'The provider says invalid_grant.'],
    ['they refuse it there', { refuses: 'access_denied' }, 'The provider says access_denied.'],
    ['the provider says strange things', { refuses: '<b>' }, 'Nobody was logged in.'],
  ])('do not log in where %s', async (_, fault, words) => {
    provider.fault = fault;
    const { status, text } = await login(browser());
    expect([status, text]).toEqual([400, expect.stringContaining(words)]);
    expect(text).not.toContain('<b>');
  });

  it('do not log in with what belongs to another attempt', async () => {
    const changes: readonly ((back: URL) => void)[] = [
      (back) => back.searchParams.set('state', 'x'.repeat(43)),
      (back) => back.searchParams.delete('state'),
      (back) => back.searchParams.delete('code'),
      (back) => back.searchParams.set('iss', 'https://evil.example'),
      (back) => back.searchParams.append('code', 'another'),
    ];
    for (const change of changes) expect((await login(browser(), '/login', change)).status).toBe(400);
    const [ada, eve] = [browser(), browser()];
    let code = '';
    await login(eve, '/login', (back) => {
      code = back.searchParams.get('code') ?? '';
      back.searchParams.set('code', 'lost');
    });
    // The code of Eve in the browser of Ada: PKCE.
    expect((await login(ada, '/login', (back) => back.searchParams.set('code', code))).status).toBe(400);
    const nobody = await browser().go(`/login/callback?code=${code}&state=${'x'.repeat(43)}`);
    expect([nobody.status, nobody.text]).toEqual([400, expect.stringContaining('began no login at')]);
    expect(ada.cookies.has(SESSION)).toBe(false);
  });

  it('are sent to no other site', async () => {
    for (const path of ['//evil.example', '/\\evil.example', 'https://evil.example', '/%09/evil.example', 'x']) {
      expect((await browser().go(`/login?return_to=${path}`)).status).toBe(400);
    }
    const ada = browser();
    const back = await login(ada, '/login', () => {
      const [name, cookie] = [...ada.cookies][0] ?? ['', { value: '', attributes: [] }];
      const parts = cookie.value.split('.').slice(0, 3);
      const value = [...parts, Buffer.from('//evil.example/').toString('base64url')].join('.');
      ada.cookies.set(name, { ...cookie, value });
    });
    expect([back.status, back.headers.get('location')]).toEqual([303, `${HOME}/`]);
  });
});
