import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { databases } from '../support/databases.ts';
import type { Started } from '../support/start.ts';
import { ask, observation, report, startUsage } from '../support/usage-service.ts';

const START = Date.parse('2026-11-20T10:00:20Z');
const WEEK = 7 * 86_400_000;

describe.each(databases)('Reports of use on $name', ({ place }) => {
  let database: Database;
  let service: Started;
  let clock = START;
  let last = 0;

  beforeAll(async () => {
    database = await openDatabase(await place());
    service = await startUsage({ database, now: () => new Date(clock) });
  });
  afterAll(async () => {
    await service.close();
    await database.close();
  });

  const fresh = () => {
    last += 1;
    return { batchId: `batch-000${last}`, service: `service-${last}` };
  };
  const send = (parts: object) => ask(service, '/api/v1/usage', report(parts));
  const deltas = async (name: string) =>
    (
      await database.knex.raw(
        `SELECT o.key, c.name, d.* FROM usage_delta d JOIN operation o ON o.id = d.operation_id
         JOIN consumer c ON c.id = d.consumer_id JOIN service s ON s.id = d.service_id
         WHERE s.name = ? ORDER BY o.key, c.name, d.status`,
        [name],
      )
    ).rows;

  it('are stored with what they say, by the normal form of their names', async () => {
    const batch = fresh();
    const latency = {
      sumMs: 84.5,
      buckets: [
        [4, 7],
        [5.66, 3],
        [null, 1],
      ],
    };
    const observations = [
      observation({ operation: 'get /v1/orders/{id}/', count: 12, apiVersion: 'v1', latency }),
      observation({ operation: 'GET /v1/orders/{orderId}', count: 3, apiVersion: 'v1', status: 204 }),
      observation({ status: 503, consumer: { name: 'checkout', version: '4.2.0', identifiedBy: 'header' } }),
      observation({ count: 5, consumer: undefined }),
    ];
    const { status, body } = await send({ ...batch, observations });
    expect({ status, body }).toEqual({ status: 200, body: { accepted: 4, rejected: [], duplicate: false } });
    const rows = await deltas(batch.service);
    const key = 'GET /v1/orders/{}';
    const seen = { first_seen: new Date('2026-11-20T10:00:00Z'), last_seen: new Date('2026-11-20T10:00:10Z') };
    const same = { key, hour: new Date('2026-11-20T10:00:00Z'), provider_version: '2.3.0', ...seen };
    expect(rows).toMatchObject([
      { ...same, name: 'anonymous', status: 2, calls: 5, api_version: '', latency_calls: 0 },
      { ...same, name: 'checkout', status: 2, calls: 15, api_version: 'v1', latency_calls: 11, latency_sum_ms: 84.5 },
      { ...same, name: 'checkout', status: 5, calls: 1, consumer_version: '4.2.0' },
    ]);
    expect(rows).toHaveLength(3);
    const buckets = await database.knex('latency_delta').select('bucket', 'calls').orderBy('bucket');
    expect(buckets).toEqual([
      { bucket: 4, calls: 7 },
      { bucket: 5, calls: 3 },
      { bucket: 32_767, calls: 1 },
    ]);
    const { rows: found } = await database.knex.raw("SELECT identified_by FROM consumer WHERE name = 'checkout'");
    expect(found[0].identified_by.sort()).toEqual(['header', 'other']);
  });

  it('keep which parameters and members were looked at and used', async () => {
    const batch = fresh();
    const tracked = { 'query/coupon': 12, 'query/page': 12, 'response/200/body/total': 12 };
    await send({ ...batch, observations: [observation({ count: 12, tracked, sent: { 'query/coupon': 3 } })] });
    await send({
      ...batch,
      batchId: `${batch.batchId}b`,
      observations: [observation({ read: { 'response/200/body/total': 1 } })],
    });
    const { rows } = await database.knex.raw(
      `SELECT path, grade, tracked, used, last_used FROM surface_delta d JOIN surface u ON u.id = d.surface_id
       JOIN service s ON s.id = d.service_id WHERE s.name = ? ORDER BY path, used`,
      [batch.service],
    );
    const to = new Date('2026-11-20T10:00:10Z');
    expect(rows).toEqual([
      { path: 'query/coupon', grade: 'observed-sent', tracked: 12, used: 3, last_used: to },
      { path: 'query/page', grade: 'observed-sent', tracked: 12, used: 0, last_used: null },
      { path: 'response/200/body/total', grade: 'observed-read', tracked: 12, used: 0, last_used: null },
      { path: 'response/200/body/total', grade: 'observed-read', tracked: 1, used: 1, last_used: to },
    ]);
  });

  it('are taken in part: what cannot be counted is named, with its reason', async () => {
    const batch = fresh();
    await send({
      ...batch,
      batchId: `${batch.batchId}a`,
      observations: [observation({ operation: 'GET /v1/orders' })],
    });
    const observations = [
      observation(),
      observation({ count: 0 }),
      observation({ operation: 'orders' }),
      { method: 'GET', path: '/v1/orders?page=2', status: 200, count: 2 },
      { method: 'GET', path: '/v1/unheard/of', status: 404, count: 4 },
      observation({ sent: { coupon: 1 } }),
      observation({ sent: { 'query/coupon': 2 } }),
      observation({ count: 1_000_000_001 }),
      observation({ consumer: { name: 'a\u0007b' } }),
      observation({ status: 999 }),
    ];
    const { status, body } = await send({ ...batch, observations });
    expect(status).toBe(200);
    expect(body.accepted).toBe(2);
    expect(body.rejected.map(({ index, code }: { index: number; code: string }) => [index, code])).toEqual([
      [1, 'invalid-observation'],
      [2, 'invalid-operation'],
      [4, 'operation-unmatched'],
      [5, 'invalid-surface'],
      [6, 'counts-disagree'],
      [7, 'count-too-large'],
      [8, 'invalid-observation'],
      [9, 'invalid-observation'],
    ]);
    expect((await deltas(batch.service)).map(({ key, calls }: { key: string; calls: number }) => [key, calls])).toEqual(
      [
        ['GET /v1/orders', 2],
        ['GET /v1/orders', 1],
        ['GET /v1/orders/{}', 1],
      ],
    );
    const { rows } = await database.knex.raw(
      `SELECT accepted, unmatched, anonymous FROM source_health JOIN source ON source.id = source_id
       JOIN service s ON s.id = service_id WHERE s.name = ?`,
      [batch.service],
    );
    expect(rows).toEqual([{ accepted: 4, unmatched: 4, anonymous: 2 }]);
  });

  it('are counted once: the same again is answered as before', async () => {
    const batch = fresh();
    const first = await send({ ...batch, observations: [observation(), {}] });
    const second = await send({ ...batch, observations: [observation(), {}] });
    expect(second).toMatchObject({ status: 200, body: { ...first.body, duplicate: true } });
    expect(await deltas(batch.service)).toHaveLength(1);
    const other = await send({ ...batch, observations: [observation({ count: 2 })] });
    expect(other).toMatchObject({ status: 409, body: { type: '/problems/batch-reused' } });
    expect(await deltas(batch.service)).toMatchObject([{ calls: 1 }]);
  });

  it('are refused when they are too old to be told from others, to the second', async () => {
    const batch = fresh();
    const to = new Date(START).toISOString();
    clock = START;
    expect((await send({ ...batch, to })).status).toBe(200);
    clock = START + WEEK - 1000;
    expect((await send({ ...batch, to })).body).toMatchObject({ duplicate: true });
    clock = START + WEEK + 1000;
    expect(await send({ ...batch, to })).toMatchObject({ status: 422, body: { type: '/problems/batch-too-old' } });
    clock = START;
    expect(await deltas(batch.service)).toHaveLength(1);
    const { rows } = await database.knex.raw('SELECT keep_until FROM usage_batch WHERE batch_id = ?', [batch.batchId]);
    expect(rows[0].keep_until.getTime()).toBeGreaterThan(START + WEEK);
  });

  it('of clocks that go ahead are counted now, and remembered until they are too old by their own', async () => {
    const batch = fresh();
    const to = new Date(START + 20 * 3_600_000);
    expect((await send({ ...batch, from: to.toISOString(), to: to.toISOString() })).status).toBe(200);
    expect(await deltas(batch.service)).toMatchObject([{ last_seen: new Date(START) }]);
    const { rows } = await database.knex.raw('SELECT keep_until FROM usage_batch WHERE batch_id = ?', [batch.batchId]);
    expect(rows[0].keep_until.getTime()).toBeGreaterThan(to.getTime() + WEEK);
    const tomorrow = new Date(START + 25 * 3_600_000).toISOString();
    expect((await send({ ...fresh(), to: tomorrow })).status).toBe(400);
    expect((await send({ ...fresh(), from: '2026-11-20T10:00:11Z' })).status).toBe(400);
  });

  it('of a sender that is alive and saw nothing leave its health', async () => {
    const name = fresh().service;
    const source = { kind: 'tracker', instance: 'a', sampleRate: 0.5 };
    const beat = { service: name, environment: 'prod', source, health: { dropped: 3 } };
    expect((await ask(service, '/api/v1/heartbeats', beat)).status).toBe(204);
    expect((await ask(service, '/api/v1/heartbeats', beat)).status).toBe(204);
    const { rows } = await database.knex.raw(
      `SELECT slot, dropped, accepted, h.sample_rate FROM source_health h JOIN source ON source.id = source_id
       JOIN service s ON s.id = service_id WHERE s.name = ?`,
      [name],
    );
    expect(rows).toEqual([{ slot: new Date('2026-11-20T10:00:00Z'), dropped: 6, accepted: 0, sample_rate: 0.5 }]);
  });

  it('may be of any number of names: some are kept, the rest is counted as one', async () => {
    const batch = fresh();
    const small = await startUsage({ database, now: () => new Date(clock), settings: { mostNames: 20 } });
    try {
      for (let part = 0; part < 5; part += 1) {
        const observations = Array.from({ length: 200 }, (_, n) =>
          observation({
            operation: `GET /v1/${part}/${n}`,
            consumer: { name: `c-${part}-${n}`, version: `${part}.${n}` },
            apiVersion: `v${part}.${n}`,
            sent: { [`query/q${n}`]: 1 },
          }),
        );
        const sent = report({
          ...batch,
          batchId: `names-00${part}`,
          observations,
          source: { kind: 'other', instance: `i${part}` },
        });
        expect((await ask(small, '/api/v1/usage', sent)).body.accepted).toBe(200);
      }
    } finally {
      await small.close();
    }
    const { rows } = await database.knex.raw(
      `SELECT count(DISTINCT operation_id) AS operations, count(DISTINCT consumer_id) AS consumers,
         count(DISTINCT api_version) AS versions, sum(calls) AS calls
       FROM usage_delta WHERE service_id = (SELECT id FROM service WHERE name = ?)`,
      [batch.service],
    );
    expect(rows).toEqual([{ operations: 21, consumers: 21, versions: 21, calls: 1000 }]);
    const { rows: health } = await database.knex.raw(
      `SELECT sum(overflow)::bigint AS overflow FROM source_health JOIN source ON source.id = source_id
       WHERE service_id = (SELECT id FROM service WHERE name = ?)`,
      [batch.service],
    );
    expect(health).toEqual([{ overflow: 980 }]);
    expect((await deltas(batch.service)).filter(({ key }: { key: string }) => key === 'other').length).toBeGreaterThan(
      0,
    );
  });

  it('come into being only from what is known where the settings say so', async () => {
    const { service: name } = fresh();
    const strict = await startUsage({ database, now: () => new Date(clock), settings: { createAtFirstSight: false } });
    try {
      const post = (batchId: string, operation: string) =>
        ask(strict, '/api/v1/usage', report({ service: name, batchId, observations: [observation({ operation })] }));
      expect((await post('strict-1', 'GET /a')).status).toBe(404);
      await database.knex('service').insert({ name });
      expect((await post('strict-2', 'GET /a')).body).toMatchObject({
        accepted: 0,
        rejected: [{ index: 0, code: 'operation-unknown' }],
      });
      await database.knex.raw(
        "INSERT INTO operation (service_id, key) SELECT id, 'GET /a' FROM service WHERE name = ?",
        [name],
      );
      expect((await post('strict-3', 'GET /a')).body).toMatchObject({ accepted: 1 });
      expect(await deltas(name)).toMatchObject([{ name: 'other', calls: 1 }]);
    } finally {
      await strict.close();
    }
  });
});
