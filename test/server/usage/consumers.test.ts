import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { databases } from '../support/databases.ts';
import type { Started } from '../support/start.ts';
import { ask, observation, report, startUsage } from '../support/usage-service.ts';

describe.each(databases)('Consumers on $name', ({ place }) => {
  let database: Database;
  let service: Started;
  let last = 0;

  beforeAll(async () => {
    database = await openDatabase(await place());
    service = await startUsage({ database, now: () => new Date('2026-11-20T10:00:20Z') });
    await calls('checkout', { identifiedBy: 'header' });
    await calls('checkout-old', { identifiedBy: 'user-agent' }, '2026-11-19T10:00:00Z');
    await calls('checkout-v0');
    await calls('billing');
    await ask(
      service,
      '/api/v1/usage',
      report({ batchId: 'nobody-1', observations: [{ operation: 'GET /a', status: 200, count: 1 }] }),
    );
  });
  afterAll(async () => {
    await service.close();
    await database.close();
  });

  function calls(name: string, parts: object = {}, to = '2026-11-20T10:00:00Z') {
    last += 1;
    const observations = [observation({ consumer: { name, ...parts } })];
    return ask(service, '/api/v1/usage', report({ batchId: `consumer-${last}`, from: to, to, observations }));
  }
  const key = { authorization: 'Bearer all', 'content-type': 'application/json' };
  const admin = async (method: string, path: string, body?: object) => {
    const init = { method, headers: key, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(`${service.url}${path}`, init);
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  const merge = (consumer: string, alias: string) => admin('POST', `/api/v1/consumers/${consumer}/aliases`, { alias });
  const names = async (path = '/api/v1/consumers') =>
    (await ask(service, path)).body.consumers.map((consumer: { name: string }) => consumer.name);

  it('are listed in order of their names, page by page', async () => {
    expect(await names()).toEqual(['anonymous', 'billing', 'checkout', 'checkout-old', 'checkout-v0']);
    const first = await ask(service, '/api/v1/consumers?limit=2');
    expect(first.body.next).toBe('billing');
    expect(await names('/api/v1/consumers?limit=2&cursor=billing')).toEqual(['checkout', 'checkout-old']);
    expect((await ask(service, '/api/v1/consumers?limit=2&cursor=checkout-old')).body.next).toBeNull();
  });

  it('are merged, with their past and what was merged before; nothing goes round in circles', async () => {
    expect((await merge('checkout-old', 'checkout-v0')).status).toBe(200);
    const merged = await merge('checkout', 'checkout-old');
    expect(merged).toEqual({
      status: 200,
      body: {
        name: 'checkout',
        aliases: ['checkout-old', 'checkout-v0'],
        team: null,
        identifiedBy: ['header', 'other', 'user-agent'],
        firstSeen: '2026-11-19T10:00:00.000Z',
        lastSeen: '2026-11-20T10:00:00.000Z',
      },
    });
    expect((await ask(service, '/api/v1/consumers/checkout-v0')).body).toEqual(merged.body);
    expect((await merge('checkout-old', 'checkout')).status).toBe(409);
    expect((await merge('checkout', 'checkout')).status).toBe(409);
    expect((await merge('checkout', 'nobody')).status).toBe(404);
    expect((await merge('checkout', 'anonymous')).status).toBe(409);
    expect(await names()).toEqual(['anonymous', 'billing', 'checkout']);
    const { rows } = await database.knex.raw(
      'SELECT count(*) AS chains FROM consumer a JOIN consumer b ON b.id = a.merged_into WHERE b.merged_into IS NOT NULL',
    );
    expect(rows).toEqual([{ chains: 0 }]);
  });

  it('are forgotten with all their names, and their counts stay', async () => {
    expect((await admin('DELETE', '/api/v1/consumers/checkout-old')).status).toBe(204);
    expect((await ask(service, '/api/v1/consumers/checkout')).status).toBe(404);
    const tables = await Promise.all(
      ['consumer', 'reported_name', 'audit'].map(async (table) => JSON.stringify(await database.knex(table))),
    );
    expect(tables.join()).not.toContain('checkout');
    const [erased] = await names();
    expect((await ask(service, '/api/v1/consumers')).body.consumers).toContainEqual(
      expect.objectContaining({
        name: expect.stringMatching(/^erased-\d+$/),
        identifiedBy: [],
        lastSeen: '2026-11-20T10:00:00.000Z',
      }),
    );
    expect(erased).toBe('anonymous');
    // Whoever calls by that name later is somebody new.
    await calls('checkout');
    expect((await ask(service, '/api/v1/consumers/checkout')).body).toMatchObject({
      aliases: [],
      firstSeen: '2026-11-20T10:00:00.000Z',
    });
    expect((await admin('DELETE', '/api/v1/consumers/anonymous')).status).toBe(409);
    expect(await database.knex('audit').select('action', 'actor').orderBy('id')).toEqual([
      { action: 'consumer-merged', actor: 'key:all' },
      { action: 'consumer-merged', actor: 'key:all' },
      { action: 'consumer-erased', actor: 'key:all' },
    ]);
  });

  it('that another server forgot are somebody new within a minute', async () => {
    let clock = Date.parse('2026-11-20T10:00:20Z');
    const other = await startUsage({ database, now: () => new Date(clock) });
    try {
      const send = (batchId: string) => {
        const consumer = { name: 'leaving' };
        const times = { from: '2026-11-20T10:00:00Z', to: '2026-11-20T10:00:00Z' };
        return ask(other, '/api/v1/usage', report({ batchId, ...times, observations: [observation({ consumer })] }));
      };
      await send('leaving-1');
      expect((await admin('DELETE', '/api/v1/consumers/leaving')).status).toBe(204);
      clock += 61_000;
      await send('leaving-2');
      expect((await ask(service, '/api/v1/consumers/leaving')).status).toBe(200);
    } finally {
      await other.close();
    }
  });
});
