import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditHandlers } from '../../packages/server/src/access/audit-handlers.ts';
import { firstKey, KEY_FILE, localKey } from '../../packages/server/src/access/first-key.ts';
import { keyHandlers, makeKey } from '../../packages/server/src/access/key-handlers.ts';
import { StoredKeys } from '../../packages/server/src/access/stored-keys.ts';
import { type Handlers, SCOPES, type Scope } from '../../packages/server/src/http/handler.ts';
import { type Database, openDatabase } from '../../packages/server/src/store/database.ts';
import { databases } from './support/databases.ts';
import { type Started, start } from './support/start.ts';

const NOON = Date.parse('2026-11-20T12:00:00Z');
const HOUR = 3_600_000;

describe.each(databases)('keys on $name', ({ place }) => {
  let database: Database;
  let service: Started;
  let time = NOON;
  let admin = '';

  const now = () => new Date(time);
  const nothing = () => undefined;
  const log = { info: nothing, warn: nothing, error: nothing };

  beforeAll(async () => {
    database = await openDatabase(await place());
    const parts = { knex: database.knex, now };
    const keys = new StoredKeys({ ...parts, log });
    const ok = async () => ({ status: 204 });
    const handlers: Handlers = { ...keyHandlers(keys), ...auditHandlers, reportHeartbeat: ok, setService: ok };
    service = await start({ database, keys, handlers, context: { now }, isOpenOnLoopback: false });
    admin = (await makeKey(parts, { name: 'admin', scopes: SCOPES, service: null, expiresAt: null }, 'test')).secret;
  });

  afterAll(async () => {
    await service.close();
    await database.close();
  });

  beforeEach(() => {
    time += HOUR;
  });

  async function ask(method: string, path: string, token: string, body?: object) {
    const response = await fetch(`${service.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }

  async function made(scopes: readonly Scope[], more: object = {}): Promise<{ id: string; secret: string }> {
    const { status, body } = await ask('POST', '/api/v1/keys', admin, { name: 'robot', scopes, ...more });
    expect(status).toBe(201);
    return body;
  }

  const heartbeat = (secret: string, name = 'orders') =>
    ask('POST', '/api/v1/heartbeats', secret, { service: name, source: { kind: 'tracker', instance: 'a' } });

  it('are shown once, and stored so that nobody can use what is stored', async () => {
    const { id, secret } = await made(['ingest']);
    expect(secret).toMatch(/^ccs_[a-f0-9]{16}_[A-Za-z0-9_-]{43}$/);
    const { body } = await ask('GET', '/api/v1/keys', admin);
    expect(body.keys.map((key: { id: string }) => key.id)).toContain(id);
    const hidden = secret.slice(secret.lastIndexOf(id) + id.length + 1);
    expect(JSON.stringify(body)).not.toContain(hidden);
    const dump = [await database.knex('api_key'), await database.knex('audit')];
    const bytes = JSON.stringify(dump, (_, value) => (value?.type === 'Buffer' ? `${Buffer.from(value.data)}` : value));
    expect(bytes).toContain(id);
    expect(bytes).not.toContain(hidden);
    expect(bytes).not.toContain(hidden.slice(0, 12));
  });

  it('may do what their scopes say, and no more', async () => {
    const { secret } = await made(['ingest']);
    expect((await heartbeat(secret)).status).toBe(204);
    expect((await ask('GET', '/api/v1/keys', secret)).status).toBe(403);
    expect((await ask('GET', '/api/v1/audit', secret)).status).toBe(403);
    expect((await ask('POST', '/api/v1/keys', secret, { name: 'x', scopes: ['admin'] })).status).toBe(403);
  });

  it('for one service speak for that one alone', async () => {
    const { secret } = await made(['ingest', 'admin'], { service: 'orders' });
    expect((await heartbeat(secret, 'orders')).status).toBe(204);
    expect((await heartbeat(secret, 'billing')).status).toBe(403);
    expect((await ask('PUT', '/api/v1/services/billing', secret, {})).status).toBe(403);
    expect((await ask('GET', '/api/v1/keys', secret)).status).toBe(403);
    expect((await ask('POST', '/api/v1/keys', secret, { name: 'x', scopes: ['read'] })).status).toBe(403);
    const own = { name: 'x', scopes: ['read'], service: 'orders' };
    expect((await ask('POST', '/api/v1/keys', secret, own)).status).toBe(201);
  });

  it('end when they are revoked or expire', async () => {
    const { id, secret } = await made(['ingest'], { expiresAt: new Date(time + HOUR).toISOString() });
    expect((await heartbeat(secret)).status).toBe(204);
    time += HOUR;
    expect((await heartbeat(secret)).status).toBe(401);
    const other = await made(['ingest']);
    expect((await heartbeat(other.secret)).status).toBe(204);
    expect((await ask('DELETE', `/api/v1/keys/${other.id}`, admin)).status).toBe(204);
    expect((await heartbeat(other.secret)).status).toBe(401);
    expect((await ask('DELETE', `/api/v1/keys/${id}`, admin)).status).toBe(204);
    expect((await ask('DELETE', '/api/v1/keys/0000000000000000', admin)).status).toBe(404);
  });

  it('are rotated with an overlap', async () => {
    const { id, secret } = await made(['ingest'], { service: 'orders' });
    const { status, body } = await ask('POST', `/api/v1/keys/${id}/rotation`, admin, { overlapHours: 2 });
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'robot', scopes: ['ingest'], service: 'orders', expiresAt: null });
    expect([(await heartbeat(secret)).status, (await heartbeat(body.secret)).status]).toEqual([204, 204]);
    time += 2 * HOUR;
    expect([(await heartbeat(secret)).status, (await heartbeat(body.secret)).status]).toEqual([401, 204]);
    expect((await ask('POST', `/api/v1/keys/${id}/rotation`, admin)).status).toBe(409);
  });

  it('know when they were used, to the minute', async () => {
    const { id, secret } = await made(['ingest']);
    const lastUsed = async () => {
      const { body } = await ask('GET', '/api/v1/keys', admin);
      return body.keys.find((key: { id: string }) => key.id === id).lastUsedAt;
    };
    expect(await lastUsed()).toBeNull();
    const first = now().toISOString();
    await heartbeat(secret);
    time += 59_000;
    await heartbeat(secret);
    expect(await lastUsed()).toBe(first);
    time += 1000;
    await heartbeat(secret);
    expect(await lastUsed()).toBe(now().toISOString());
  });

  it('leave traces in the audit log, newest first, page by page', async () => {
    const { id } = await made(['read']);
    await ask('DELETE', `/api/v1/keys/${id}`, admin);
    const first = (await ask('GET', '/api/v1/audit?limit=1', admin)).body;
    expect(first.entries).toMatchObject([{ action: 'key-revoked', subject: `key:${id}` }]);
    expect(first.entries[0].actor).toBe(`key:${admin.slice(4, 20)}`);
    const second = (await ask('GET', `/api/v1/audit?limit=1&cursor=${first.next}`, admin)).body;
    expect(second.entries).toMatchObject([
      { action: 'key-created', subject: `key:${id}`, detail: { scopes: ['read'] } },
    ]);
    const all = (await ask('GET', '/api/v1/audit', admin)).body;
    expect(all.next).toBeNull();
    expect((await ask('GET', '/api/v1/audit?cursor=x', admin)).status).toBe(400);
  });

  it('that are wrong are answered 401, then slowed down; right ones are not', async () => {
    const wrong = `${admin.slice(0, -1)}${admin.endsWith('A') ? 'B' : 'A'}`;
    const statuses: number[] = [];
    for (let round = 0; round < 12; round += 1) statuses.push((await ask('GET', '/api/v1/keys', wrong)).status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(statuses.at(-1)).toBe(429);
    // As often as it was answered 401, not as often as it was tried; and without the key.
    const logged = service.logged.filter(({ message }) => message === 'a wrong key').slice(-10);
    expect(logged.map(({ facts }) => facts)).toEqual(Array(10).fill({ address: '127.0.0.1' }));
    expect((await ask('GET', '/api/v1/keys', admin)).status).toBe(200);
  });

  it('come first where there are none that can make others', async () => {
    const parts = { knex: database.knex, now };
    expect(await firstKey(parts)).toBeNull();
    await database.knex('api_key').update({ revoked_at: now() });
    const secret = await firstKey(parts);
    expect(secret).toMatch(/^ccs_/);
    expect(await firstKey(parts)).toBeNull();
    expect((await ask('GET', '/api/v1/keys', secret ?? '')).status).toBe(200);
  });

  it('lie in the data folder for the same machine, for nobody else to read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'keys-'));
    try {
      const parts = { knex: database.knex, now };
      const file = await localKey(parts, folder);
      expect(file).toBe(join(folder, KEY_FILE));
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      const token = await readFile(file, 'utf8');
      expect((await ask('GET', '/api/v1/keys', token.trim())).status).toBe(200);
      await localKey(parts, folder);
      expect(await readFile(file, 'utf8')).toBe(token);
      await writeFile(file, 'ccs_another_database\n', { mode: 0o644 });
      await localKey(parts, folder);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(await readFile(file, 'utf8')).not.toBe(token);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
