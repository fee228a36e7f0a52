import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContract } from '../../../packages/server/src/contract/contract.ts';
import { Validators } from '../../../packages/server/src/contract/validators.ts';
import { ContractThread } from '../../../packages/server/src/registry/engine/contract-engine.ts';
import { PublishedPaths } from '../../../packages/server/src/registry/published-paths.ts';
import { registryHandlers } from '../../../packages/server/src/registry/registry-handlers.ts';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { createIngestion, usageHandlers } from '../../../packages/server/src/usage/usage-handlers.ts';
import { orders } from '../support/contracts.ts';
import { databases } from '../support/databases.ts';
import { askJson } from '../support/json-client.ts';
import { type Started, start } from '../support/start.ts';

const validators = new Validators(readContract());

describe.each(databases)('services and what runs of them, on $name', ({ place }) => {
  let database: Database;
  let service: Started;
  const engine = new ContractThread();
  const time = { now: Date.parse('2026-11-21T12:00:00Z') };
  const now = () => new Date(time.now);

  beforeAll(async () => {
    database = await openDatabase(await place());
    const { knex } = database;
    const settings = { createAtFirstSight: true, mostNames: 1000, readSeconds: 20 };
    const paths = new PublishedPaths({ knex, now });
    const ingestion = createIngestion({ knex, now, settings }, validators, paths.match);
    const handlers = { ...registryHandlers({ engine, paths }), ...usageHandlers(ingestion) };
    service = await start({ database, handlers, context: { now } });
  });
  afterAll(async () => {
    await service.close();
    await engine.close();
    await database.close();
  });

  const ask = (path: string, init?: Parameters<typeof askJson>[1]) => askJson(`${service.url}${path}`, init);
  const post = (path: string, body: object) => ask(path, { method: 'POST', body });
  const publish = (name: string, version: string) =>
    post(`/api/v1/services/${name}/contracts`, { version, documents: orders(version) });
  const report = (name: string, batchId: string, observations: object[]) =>
    post('/api/v1/usage', {
      ...{ batchId, service: name, source: { kind: 'tracker', instance: 'one' }, observations },
      ...{ from: '2026-11-21T11:00:00Z', to: '2026-11-21T11:00:10Z' },
    });

  it('are made, changed and listed in order of name', async () => {
    const put = (name: string, body: object) => ask(`/api/v1/services/${name}`, { method: 'PUT', body });
    const made = await put('b', { compatibility: 'full', team: 'shop', description: 'Orders.' });
    const settings = { name: 'b', compatibility: 'full', team: 'shop', description: 'Orders.' };
    expect(made).toMatchObject({ status: 200, body: { ...settings, latest: null } });
    await publish('a', '1');
    time.now += 1000;
    await publish('a', '2');
    expect((await ask('/api/v1/services/a')).body).toMatchObject({ compatibility: 'none', latest: { version: '2' } });
    const { body } = await ask('/api/v1/services');
    expect(body.services).toMatchObject([{ name: 'a', latest: { version: '2', operations: 1 } }, settings]);
    expect((await put('b', {})).body).toMatchObject({ compatibility: 'none', team: null, description: null });
    expect((await put('b', { compatibility: 'some' })).status).toBe(400);
    const audited = await database.knex('audit').where('subject', 'service:b').orderBy('id').select('action', 'detail');
    expect(audited.map(({ action, detail }) => [action, detail.compatibility])).toEqual([
      ['service-set', 'full'],
      ['service-set', 'none'],
    ]);
  });

  it('have operations, published or only seen', async () => {
    await publish('ops', '1');
    time.now += 1000;
    await publish('ops', '2');
    const seen = await report('ops', 'seen-0001', [
      { operation: 'GET /v1/orders/{id}', status: 200, count: 2 },
      { operation: 'POST /v1/old', status: 200, count: 1 },
    ]);
    expect(seen.body.accepted).toBe(2);
    const { body } = await ask('/api/v1/services/ops/operations');
    const times = { firstSeen: '2026-11-21T11:00:00.000Z', lastSeen: '2026-11-21T11:00:10.000Z', state: 'active' };
    expect(body.operations).toEqual([
      {
        ...{ key: 'GET /v1/orders/{}', method: 'GET', path: '/orders/{orderId}', operationId: 'getOrder' },
        ...{ versions: ['2', '1'], ...times },
      },
      { key: 'POST /v1/old', method: 'POST', path: '/v1/old', operationId: null, versions: [], ...times },
    ]);
  });

  it('know the operation of a path that was called, as soon as its contract is published', async () => {
    const called = [{ method: 'GET', path: '/v1/orders/17?full=1', status: 200, count: 3 }];
    expect((await report('raw', 'raw-00001', called)).body).toMatchObject({ accepted: 0, rejected: [{ index: 0 }] });
    await publish('raw', '1');
    expect((await report('raw', 'raw-00002', called)).body).toEqual({ accepted: 1, rejected: [], duplicate: false });
    const rows = await database
      .knex('usage_delta')
      .join('operation', 'operation.id', 'operation_id')
      .join('service', 'service.id', 'operation.service_id')
      .where('service.name', 'raw')
      .select('key', 'calls');
    expect(rows).toEqual([{ key: 'GET /v1/orders/{}', calls: 3 }]);
  });

  it('learn within a second what another process published', async () => {
    const other = new PublishedPaths({ knex: database.knex, now });
    await report('elsewhere', 'first-001', []);
    const { id } = await database.knex('service').where('name', 'elsewhere').first('id');
    expect(await other.match(id, 'GET', '/v1/orders/17')).toBeNull();
    await publish('elsewhere', '1');
    time.now += 1000;
    expect(await other.match(id, 'GET', '/v1/orders/17')).toBe('GET /v1/orders/{}');
  });

  it('are live where it was said, until it is said that they are gone', async () => {
    const said = async (state: string, version: string, more: object = {}) => {
      const event = { service: 'run', environment: 'prod', state, version, ...more };
      expect((await post('/api/v1/deployments', event)).status).toBe(204);
    };
    const live = async (query = 'service=run') => (await ask(`/api/v1/deployments?${query}`)).body.deployments;
    await said('live', '1', { instance: 'b', at: '2026-11-21T10:00:00Z' });
    await said('live', '1', { instance: 'b', at: '2026-11-21T11:00:00Z' });
    await said('live', '1', { instance: 'a', at: '2026-11-21T11:00:00Z' });
    await said('live', '2', { environment: 'test', at: '2030-01-01T00:00:00Z' });
    const first = { service: 'run', version: '1', environment: 'prod', instances: ['a', 'b'] };
    expect(await live()).toEqual([
      { ...first, since: '2026-11-21T10:00:00.000Z' },
      { ...first, version: '2', environment: 'test', instances: [], since: now().toISOString() },
    ]);
    expect(await live('service=run&environment=test')).toMatchObject([{ version: '2' }]);
    expect(await live('service=nobody')).toEqual([]);

    // An instance that runs another version no longer runs the first.
    await said('live', '2', { instance: 'a' });
    expect(await live('service=run&environment=prod')).toMatchObject([
      { version: '1', instances: ['b'] },
      { version: '2', instances: ['a'] },
    ]);
    await said('gone', '2');
    await said('gone', '1', { instance: 'b', at: '2020-01-01T00:00:00Z' });
    expect(await live('service=run&environment=prod')).toEqual([]);
    const gone = { service: 'never', environment: 'prod', version: '1', state: 'gone' };
    expect((await post('/api/v1/deployments', gone)).status).toBe(404);
  });

  it('stand in the catalogue once something is published', async () => {
    await publish('shop%20front', '1/2');
    const { status, headers, body } = await ask('/.well-known/api-catalog');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/linkset+json']);
    const at = '/api/v1/services/shop%20front';
    expect(body.linkset[0].anchor).toBe('/.well-known/api-catalog');
    expect(body.linkset[0].item).toContainEqual({ href: at, title: 'Orders' });
    const entry = body.linkset.find(({ anchor }: { anchor: string }) => anchor === at);
    const [{ href }] = entry['service-desc'];
    expect((await ask(href)).body).toMatchObject({ service: 'shop front', version: '1/2' });
  });
});
