import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContractThread } from '../../../packages/server/src/registry/engine/contract-engine.ts';
import { PublishedPaths } from '../../../packages/server/src/registry/published-paths.ts';
import { registryHandlers } from '../../../packages/server/src/registry/registry-handlers.ts';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { orders } from '../support/contracts.ts';
import { databases } from '../support/databases.ts';
import { askJson } from '../support/json-client.ts';
import { type Started, start } from '../support/start.ts';

const digest = expect.stringMatching(/^sha256:[0-9a-f]{64}$/);

/** Each list holds the one before ten times. */
function aliasBomb(): string {
  const lists = Array.from({ length: 12 }, (_, level) => {
    const inner = level === 0 ? 'x' : `*l${level - 1}`;
    return `l${level}: &l${level} [${Array(10).fill(inner).join(', ')}]`;
  });
  return `openapi: 3.1.0\n${lists.join('\n')}\n`;
}

describe.each(databases)('publishing contracts, on $name', ({ place }) => {
  let database: Database;
  let service: Started;
  const engine = new ContractThread();

  beforeAll(async () => {
    database = await openDatabase(await place());
    const paths = new PublishedPaths({ knex: database.knex, now: () => new Date() });
    service = await start({ database, handlers: registryHandlers({ engine, paths }) });
  });
  afterAll(async () => {
    await service.close();
    await engine.close();
    await database.close();
  });

  const ask = (path: string, init?: Parameters<typeof askJson>[1]) => askJson(`${service.url}${path}`, init);
  const publish = (name: string, body: object) =>
    ask(`/api/v1/services/${name}/contracts`, { method: 'POST', body: { commit: 'abcdef0', ...body } });
  const setMode = (name: string, compatibility: string) =>
    ask(`/api/v1/services/${name}`, { method: 'PUT', body: { compatibility } });

  it('keeps what was published, once', async () => {
    const body = { version: '1.0.0', branch: 'main', documents: orders('1.0.0') };
    const first = await publish('once', body);
    expect([first.status, first.headers.get('location')]).toEqual([201, '/api/v1/services/once/contracts/1.0.0']);
    expect(first.body).toEqual({
      ...{ service: 'once', version: '1.0.0', digest, kind: 'openapi', title: 'Orders', branch: 'main' },
      ...{ commit: 'abcdef0', publishedAt: expect.any(String), operations: 1 },
    });
    const again = await publish('once', { ...body, branch: 'other' });
    expect(again).toMatchObject({ status: 200, body: first.body });
    const other = await publish('once', { ...body, documents: orders('1.0.0', { member: 'state' }) });
    expect(other).toMatchObject({ status: 409, body: { type: '/problems/version-taken' } });
    const audited = await database.knex('audit').where('subject', 'once@1.0.0').select('actor', 'action');
    expect(audited).toEqual([{ actor: 'key:all', action: 'contract-published' }]);
  });

  it('gives the documents back, unless the caller has them', async () => {
    const documents = orders('1.0.0');
    await publish('back', { version: '1.0.0', documents });
    const read = await ask('/api/v1/services/back/contracts/1.0.0');
    expect(read.body).toMatchObject({ version: '1.0.0', branch: null, documents });
    const tag = read.headers.get('etag') ?? '';
    const asked = (value: string) =>
      ask('/api/v1/services/back/contracts/1.0.0', { headers: { 'if-none-match': value } });
    expect((await asked(`"old", W/${tag}`)).status).toBe(304);
    expect((await asked('"old"')).status).toBe(200);
    expect((await ask('/api/v1/services/back/contracts/2.0.0')).status).toBe(404);
    expect((await ask('/api/v1/services/nobody/contracts/1.0.0')).status).toBe(404);
  });

  it('stores the same document of many versions once', async () => {
    const many = await Promise.all(
      ['1', '2', '3'].map((version) => publish('shared', { version, documents: orders(version) })),
    );
    expect(many.map(({ status }) => status)).toEqual([201, 201, 201]);
    const texts = await database.knex('document').where('text', orders('1')[1]?.text ?? '');
    expect(texts).toHaveLength(1);
  });

  it('publishes one of two that come at the same time', async () => {
    const body = { version: '1.0.0', documents: orders('1.0.0') };
    const other = { version: '1.0.0', documents: orders('1.0.1') };
    const both = await Promise.all([publish('race', body), publish('race', other)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const same = await Promise.all([1, 2, 3].map(() => publish('same', body)));
    expect(same.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
  });

  it.each([
    ['no contract', [{ path: 'a.yaml', text: 'a: 1' }], '/documents/0/text', /OpenAPI/],
    ['no YAML', [{ path: 'a.yaml', text: 'a: b: c' }], '/documents/0/text', /^line 1, column \d+: /],
    ['a file that is missing', orders('1').slice(0, 1), '/documents/0/text', /schemas\/order\.json is not among/],
    ['a path given twice', [...orders('1'), ...orders('1').slice(1)], '/documents/2/path', /twice/],
    ['a file that nothing refers to', [...orders('1'), { path: 'x', text: '{}' }], '/documents/2/path', /no reference/],
    ['aliases that unfold without end', [{ path: 'a.yaml', text: aliasBomb() }], '/documents/0/text', /alias/i],
    ['a file of the machine', [{ path: 'a.json', text: '{"$ref":"file:///etc/passwd"}' }], '/documents/0/text', /./],
  ])('refuses %s', async (_what, documents, pointer, detail) => {
    const refused = await publish('refused', { version: '1', documents });
    expect(refused).toMatchObject({ status: 400, body: { type: '/problems/invalid-request' } });
    expect(refused.body.errors[0]).toEqual({ pointer, detail: expect.stringMatching(detail) });
    expect((await ask('/api/v1/services/refused')).status).toBe(404);
  });

  // A new required parameter breaks callers; a contract that no longer has it breaks nobody who calls the new one.
  const older = { version: '1', documents: orders('1') };
  const stricter = { version: '2', documents: orders('2', { required: ['shop'] }) };
  it.each([
    ['none', older, stricter, 201],
    ['backward', older, stricter, 409],
    ['backward', stricter, { ...older, version: '3' }, 201],
    ['forward', older, stricter, 201],
    ['forward', stricter, { ...older, version: '3' }, 409],
    ['full', older, stricter, 409],
    ['full', stricter, { ...older, version: '3' }, 409],
  ])('holds a service to %s', async (mode, first, second, status) => {
    const name = `mode-${mode}-${second.version}`;
    await setMode(name, mode);
    expect((await publish(name, first)).status).toBe(201);
    const published = await publish(name, second);
    expect(published.status).toBe(status);
    if (status === 201) return;
    expect(published.body).toMatchObject({ type: '/problems/compatibility-violated', against: first.version });
    expect(mode === 'full' ? ['backward', 'forward'] : [mode]).toContain(published.body.promise);
    const [finding] = published.body.verdict.findings;
    expect(finding).toMatchObject({ severity: 'error', operations: [{ key: 'GET /v1/orders/{}' }] });
    expect((await ask(`/api/v1/services/${name}/contracts/${second.version}`)).status).toBe(404);
  });

  it('owes nothing to other branches, and with a transitive mode something to all that is live', async () => {
    await setMode('branches', 'backward');
    await publish('branches', { version: '1.0', branch: 'v1', documents: orders('1.0') });
    await setMode('branches', 'none');
    await publish('branches', { version: '2.0', branch: 'v2', documents: orders('2.0', { member: 'state' }) });
    await setMode('branches', 'backward');
    expect((await publish('branches', { version: '1.1', branch: 'v1', documents: orders('1.1') })).status).toBe(201);

    await setMode('branches', 'backward-transitive');
    const live = { service: 'branches', version: '2.0', environment: 'prod', state: 'live' };
    await ask('/api/v1/deployments', { method: 'POST', body: live });
    const refused = await publish('branches', { version: '1.2', branch: 'v1', documents: orders('1.2') });
    expect(refused).toMatchObject({ status: 409, body: { against: '2.0' } });
    await ask('/api/v1/deployments', { method: 'POST', body: { ...live, state: 'gone' } });
    expect((await publish('branches', { version: '1.2', branch: 'v1', documents: orders('1.2') })).status).toBe(201);
  });

  it('compares two of them as the command does', async () => {
    await publish('compared', older);
    await publish('compared', stricter);
    const there = await ask('/api/v1/services/compared/comparison?base=1&revision=2');
    expect(there.body).toMatchObject({ schemaVersion: 1, kind: 'openapi', summary: { breaking: 1, error: 1 } });
    const back = await ask('/api/v1/services/compared/comparison?base=2&revision=1');
    expect(back.body.summary.error).toBe(0);
    expect((await ask('/api/v1/services/compared/comparison?base=1&revision=9')).status).toBe(404);
  });

  it('lists versions by pages, newest first', async () => {
    for (const version of ['1', '2', '3']) {
      await publish('pages', { version, branch: version === '2' ? 'other' : 'main', documents: orders(version) });
    }
    const list = async (query: string) => {
      const { body } = await ask(`/api/v1/services/pages/contracts?${query}`);
      return [body.contracts.map(({ version }: { version: string }) => version), body.next];
    };
    const [versions, next] = await list('limit=2');
    expect(versions).toEqual(['3', '2']);
    expect(await list(`limit=2&cursor=${next}`)).toEqual([['1'], null]);
    expect(await list('branch=main')).toEqual([['3', '1'], null]);
    const live = { service: 'pages', version: '2', environment: 'prod', state: 'live' };
    await ask('/api/v1/deployments', { method: 'POST', body: live });
    expect(await list('environment=prod')).toEqual([['2'], null]);
    expect(await list('environment=test')).toEqual([[], null]);
    expect((await ask('/api/v1/services/pages/contracts?cursor=x')).status).toBe(400);
  });
});
