import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../../packages/server/src/http/handler.ts';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { askJson } from '../support/json-client.ts';
import type { Started } from '../support/start.ts';
import { END, resourceSpans, SERVED, span, startOtlp } from './otlp-service.ts';

const now = () => new Date(END + 10_000);
const CLIENT = 3;
const FOREIGN = 'the key is for another service';
const keyOf = (service: string): Caller => ({ name: `key:${service}`, scopes: new Set(['ingest', 'read']), service });

let database: Database;
let service: Started;
beforeAll(async () => {
  database = await openDatabase({ at: 'memory' });
  const callers = { orders: keyOf('orders'), billing: keyOf('billing') };
  service = await startOtlp({ database, now, callers });
});
afterAll(async () => {
  await service.close();
  await database.close();
});

const from = (name: string, ...spans: readonly object[]) => resourceSpans({ 'service.name': name }, spans);
const sendAs = async (key: string, ...resources: readonly object[]) => {
  const headers = { authorization: `Bearer ${key}` };
  const sent = { method: 'POST', headers, body: { resourceSpans: resources } };
  return askJson(`${service.url}/v1/traces`, sent);
};
const callersOf = async (name: string) => {
  const day = 'from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z';
  const { body } = await askJson(`${service.url}/api/v1/usage?service=${name}&${day}&groupBy=consumer`);
  return Object.fromEntries(
    (body.rows ?? []).map((row: { consumer: string; calls: number }) => [row.consumer, row.calls]),
  );
};
const ids = (name: string) => `${name}${'0'.repeat(15)}`.slice(0, 16);

describe('Traces of a key for one service', () => {
  it('count the calls of that one; of others none, and the answer says how many', async () => {
    const { status, body } = await sendAs(
      'orders',
      from('orders', span({ spanId: ids('a1') }), span({ spanId: ids('a2') })),
      from(
        'billing',
        span({ spanId: ids('a3') }),
        span({ spanId: ids('a4') }),
        span({ spanId: ids('a5'), kind: CLIENT }),
      ),
      from('Orders', span({ spanId: ids('a6') })),
      from('orders', span({ spanId: ids('a7'), attributes: { ...SERVED, 'http.response.status_code': '' } })),
    );
    expect(status).toBe(200);
    expect(body.partialSuccess).toMatchObject({ rejectedSpans: '4' });
    expect(body.partialSuccess.errorMessage.split('; ')).toContain(`3: ${FOREIGN}`);
    expect([await callersOf('orders'), await callersOf('billing'), await callersOf('Orders')]).toEqual([
      { anonymous: 2 },
      {},
      {},
    ]);
    // What was rejected is not taken for something that came before.
    expect((await sendAs('billing', from('billing', span({ spanId: ids('a3') })))).body).toEqual({});
    expect(await callersOf('billing')).toEqual({ anonymous: 1 });
  });

  it('are not taken for what they are not because the export names the service beside them', async () => {
    const body = { service: 'orders', resourceSpans: [from('ledger', span({ spanId: ids('b1') }))] };
    const sent = { method: 'POST', headers: { authorization: 'Bearer orders' }, body };
    expect((await askJson(`${service.url}/v1/traces`, sent)).body.partialSuccess.rejectedSpans).toBe('1');
    expect((await askJson(`${service.url}/api/v1/usage?service=ledger`)).status).toBe(404);
  });

  it('say who called that one, by client spans of the same export', async () => {
    await sendAs(
      'orders',
      from('web', span({ spanId: ids('c1'), kind: CLIENT })),
      from('orders', span({ spanId: ids('c2'), parentSpanId: ids('c1') })),
    );
    expect(await callersOf('orders')).toMatchObject({ web: 1 });
  });

  it('say of others only that it was itself who called', async () => {
    const [told, own] = [ids('d1'), ids('d2')];
    await sendAs(
      'orders',
      from('web', span({ spanId: told, kind: CLIENT })),
      from('orders', span({ spanId: own, kind: CLIENT })),
    );
    await sendAs(
      'billing',
      from('billing', span({ spanId: ids('d3'), parentSpanId: told }), span({ spanId: ids('d4'), parentSpanId: own })),
    );
    expect(await callersOf('billing')).toEqual({ anonymous: 2, orders: 1 });
  });
});
