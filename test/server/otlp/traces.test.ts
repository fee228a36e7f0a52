import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { databases } from '../support/databases.ts';
import { failingDatabase } from '../support/failing-database.ts';
import type { Started } from '../support/start.ts';
import { ask } from '../support/usage-service.ts';
import { END, resourceSpans, SERVED, span, startOtlp } from './otlp-service.ts';

const now = () => new Date(END + 10_000);
const CALL = 'aaaaaaaaaaaaaaa1';
const [FIRST, SECOND, THIRD] = ['bbbbbbbbbbbbbbb1', 'bbbbbbbbbbbbbbb2', 'bbbbbbbbbbbbbbb3'];

const traces = (...all: readonly object[]) => ({ resourceSpans: all });
const checkout = resourceSpans({ 'service.name': 'checkout' }, [span({ spanId: CALL, kind: 3 })]);

describe.each(databases)('Traces on $name', ({ place }) => {
  let database: Database;
  let service: Started;
  let last = 0;

  beforeAll(async () => {
    database = await openDatabase(await place());
    service = await startOtlp({ database, now });
  });
  afterAll(async () => {
    await service.close();
    await database.close();
  });

  const fresh = () => {
    last += 1;
    return `orders-${last}`;
  };
  const served = (name: string, ...spans: readonly object[]) => resourceSpans({ 'service.name': name }, spans);
  const send = (...all: readonly object[]) => ask(service, '/v1/traces', traces(...all));
  const rowsOf = async (name: string, at: Pick<Started, 'url'> = service) => {
    const day = 'from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z';
    const { body } = await ask(at, `/api/v1/usage?service=${name}&${day}&groupBy=operation,consumer,status`);
    return body.rows.map(({ operation, consumer, status, calls }: Record<string, unknown>) => [
      ...[operation, consumer, status, calls],
    ]);
  };

  it('name callers by the client span above, then by what the server was told', async () => {
    const name = fresh();
    const answer = await send(
      checkout,
      served(
        name,
        span({ spanId: FIRST, parentSpanId: CALL }),
        span({ spanId: SECOND, attributes: { ...SERVED, 'user_agent.original': 'billing/1.4 (x)' } }),
        span({ spanId: THIRD }),
      ),
    );
    expect(answer).toMatchObject({ status: 200, body: {} });
    const key = 'GET /v1/orders/{}';
    expect((await rowsOf(name)).sort()).toEqual([
      [key, 'anonymous', 2, 1],
      [key, 'billing', 2, 1],
      [key, 'checkout', 2, 1],
    ]);
    const { rows } = await database.knex.raw(
      `SELECT name, identified_by FROM consumer WHERE name IN ('billing', 'checkout') ORDER BY name`,
    );
    expect(rows).toEqual([
      { name: 'billing', identified_by: ['user-agent'] },
      { name: 'checkout', identified_by: ['span'] },
    ]);
  });

  it('are read by the conventions of before, too', async () => {
    const name = fresh();
    const attributes = { 'http.method': 'POST', 'http.target': '/v1/orders?page=2', 'http.status_code': 201 };
    const old = { 'http.method': 'POST', 'http.url': 'https://a.example/v1/orders?x=1', 'http.status_code': 404 };
    await send(served(name, span({ spanId: FIRST, attributes: { ...attributes, 'http.route': '/v1/orders' } })));
    await send(served(name, span({ spanId: SECOND, attributes }), span({ spanId: THIRD, attributes: old })));
    expect((await rowsOf(name)).sort()).toEqual([
      ['POST /v1/orders', 'anonymous', 2, 2],
      ['POST /v1/orders', 'anonymous', 4, 1],
    ]);
  });

  it('are counted once when they are sent again, in the same export or another', async () => {
    const name = fresh();
    const [one, two, three] = [FIRST, SECOND, THIRD].map((spanId) => span({ spanId }));
    await Promise.all([1, 2, 3].map(() => send(served(name, one as object, two as object))));
    await send(served(name, two as object, three as object));
    expect(await rowsOf(name)).toEqual([['GET /v1/orders/{}', 'anonymous', 2, 3]]);
  });

  it('are counted once when they are sent again to a process that knows nothing of them', async () => {
    const name = fresh();
    const call = 'aaaaaaaaaaaaaaa9';
    const caller = resourceSpans({ 'service.name': 'checkout' }, [span({ spanId: call, kind: 3 })]);
    const sent = served(name, span({ spanId: FIRST, parentSpanId: call }), span({ spanId: SECOND }));
    await send(sent);
    const other = await startOtlp({ database, now });
    try {
      // Now the caller would be found, but what is counted stays as it was.
      expect((await ask(other, '/v1/traces', traces(caller, sent))).body).toEqual({});
      expect(await rowsOf(name, other)).toEqual([['GET /v1/orders/{}', 'anonymous', 2, 2]]);
    } finally {
      await other.close();
    }
  });

  it('are rejected one by one, with the reason', async () => {
    const name = fresh();
    const week = 7 * 86_400_000;
    const { body } = await send(
      resourceSpans({ 'service.name': 'unknown_service:node' }, [span({ spanId: FIRST })]),
      served(
        name,
        span({ spanId: FIRST }),
        span({ spanId: SECOND, endMs: END - week }),
        span({ spanId: THIRD, attributes: { 'http.request.method': 'GET', 'http.route': '/a' } }),
        span({ spanId: 'c1'.repeat(8), attributes: { ...SERVED, 'http.request.method': 'not one' } }),
        span({ spanId: 'c2'.repeat(8), attributes: { 'rpc.system': 'grpc' } }),
        span({ spanId: 'c3'.repeat(8), kind: 1 }),
      ),
    );
    expect(body.partialSuccess.rejectedSpans).toBe('4');
    expect(body.partialSuccess.errorMessage.split('; ').sort()).toEqual([
      expect.stringContaining('1: The batch ended more than seven days ago'),
      expect.stringContaining('1: The operation is no key'),
      '1: no status code',
      '1: the resource has no service.name',
    ]);
    expect(await rowsOf(name)).toEqual([['GET /v1/orders/{}', 'anonymous', 2, 1]]);
  });

  it('that failed without an answer count as failed', async () => {
    const name = fresh();
    const attributes = { 'http.request.method': 'GET', 'http.route': '/v1/orders/<int:id>' };
    await send(served(name, span({ spanId: FIRST, attributes, code: 2 })));
    expect(await rowsOf(name)).toEqual([['GET /v1/orders/{}', 'anonymous', 5, 1]]);
  });

  it('prove presence, never absence', async () => {
    const name = fresh();
    await send(served(name, span({ spanId: FIRST })));
    const day = 'from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z';
    const { body } = await ask(service, `/api/v1/usage?service=${name}&${day}`);
    expect(body.coverage).toMatchObject({ sources: 1, sampled: true, complete: false });
  });

  it('are answered 503 by a store that fails, and count once when they are sent again', async () => {
    const name = fresh();
    const failing = failingDatabase(database.knex);
    const flaky = await startOtlp({ database: { ...database, knex: failing.knex }, now });
    try {
      const sent = traces(served(name, span({ spanId: FIRST })));
      for (const when of ['before', 'after'] as const) {
        failing.fail({ code: 'ECONNRESET', when });
        expect((await ask(flaky, '/v1/traces', sent)).status).toBe(503);
      }
      expect((await ask(flaky, '/v1/traces', sent)).status).toBe(200);
      expect(await rowsOf(name)).toEqual([['GET /v1/orders/{}', 'anonymous', 2, 1]]);
    } finally {
      await flaky.close();
    }
  });
});

describe('The caller of a call', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({ at: 'memory' });
  });
  afterAll(() => database.close());

  const called = (name: string, spanId: string, parentSpanId: string) =>
    traces(resourceSpans({ 'service.name': name }, [span({ spanId, parentSpanId })]));
  const consumersOf = async (service: Started, name: string) => {
    const day = 'from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z';
    const { body } = await ask(service, `/api/v1/usage?service=${name}&${day}&groupBy=consumer`);
    // Nothing is known of a service before its first call is stored.
    return (body.rows ?? []).map(({ consumer }: { consumer: string }) => consumer);
  };

  it('may have been told in an export before', async () => {
    const service = await startOtlp({ database, now });
    try {
      await ask(service, '/v1/traces', traces(checkout));
      await ask(service, '/v1/traces', called('before', FIRST, CALL));
      expect(await consumersOf(service, 'before')).toEqual(['checkout']);
    } finally {
      await service.close();
    }
  });

  it('is waited for a little, where client spans do come', async () => {
    const timers: (() => void)[] = [];
    let waits: () => void = () => {};
    const waiting = () =>
      new Promise<void>((resolve) => {
        waits = resolve;
      });
    const timer = (_: number, call: () => void) => {
      timers.push(call);
      waits();
      return () => {};
    };
    const service = await startOtlp({ database, now, timer });
    try {
      // Nobody has sent a client span yet, so nobody waits for one.
      await ask(service, '/v1/traces', called('alone', FIRST, CALL));
      expect(await consumersOf(service, 'alone')).toEqual(['anonymous']);
      await ask(service, '/v1/traces', traces(checkout));

      const later = 'aaaaaaaaaaaaaaa2';
      const isWaiting = waiting();
      const answer = ask(service, '/v1/traces', called('after', FIRST, later));
      await isWaiting;
      expect(await consumersOf(service, 'after')).toEqual([]);
      const web = resourceSpans({ 'service.name': 'web' }, [span({ spanId: later, kind: 3 })]);
      await ask(service, '/v1/traces', traces(web));
      await answer;
      expect(await consumersOf(service, 'after')).toEqual(['web']);

      const waitsAgain = waiting();
      const inVain = ask(service, '/v1/traces', called('in-vain', FIRST, 'aaaaaaaaaaaaaaa3'));
      await waitsAgain;
      timers.at(-1)?.();
      await inVain;
      expect(await consumersOf(service, 'in-vain')).toEqual(['anonymous']);
    } finally {
      await service.close();
    }
  });
});

describe('What is no export', () => {
  let database: Database;
  let service: Started;
  beforeAll(async () => {
    database = await openDatabase({ at: 'memory' });
    service = await startOtlp({ database, now });
  });
  afterAll(async () => {
    await service.close();
    await database.close();
  });

  const post = (type: string, body: string | Buffer, headers: Record<string, string> = {}) =>
    fetch(`${service.url}/v1/traces`, { method: 'POST', headers: { 'content-type': type, ...headers }, body });

  it.each([
    ['a list of something else', { resourceSpans: [1] }],
    ['no list', { resourceSpans: {} }],
    ['an id of another length', traces(resourceSpans({}, [span({ spanId: 'ab' })]))],
    ['a span without an id', traces(resourceSpans({}, [span({ spanId: '0'.repeat(16) })]))],
    ['a time that is none', traces(resourceSpans({}, [{ ...span({ spanId: FIRST }), endTimeUnixNano: 'now' }]))],
    [
      'a time beyond 64 bits',
      traces(resourceSpans({}, [{ ...span({ spanId: FIRST }), endTimeUnixNano: '9'.repeat(20) }])),
    ],
  ])('is refused: %s', async (_, body) => {
    expect((await post('application/json', JSON.stringify(body))).status).toBe(400);
  });

  it('is refused: bytes that are no protobuf, packed or not', async () => {
    const bytes = Buffer.from([0x0a, 0x7f, 0x01]);
    expect((await post('application/x-protobuf', bytes)).status).toBe(400);
    expect((await post('application/x-protobuf', gzipSync(bytes), { 'content-encoding': 'gzip' })).status).toBe(400);
    expect((await post('application/x-protobuf', bytes, { 'content-encoding': 'gzip' })).status).toBe(400);
  });

  it('is answered in its own form when it is one, if an empty one', async () => {
    const empty = await post('application/x-protobuf', Buffer.alloc(0));
    expect([empty.status, empty.headers.get('content-type')]).toEqual([200, 'application/x-protobuf']);
    expect((await empty.arrayBuffer()).byteLength).toBe(0);
    expect((await post('text/plain', '{}')).status).toBe(415);
  });
});
