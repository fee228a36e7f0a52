import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { foldDeltas } from '../../../packages/server/src/store/fold.ts';
import { databases } from '../support/databases.ts';
import type { Started } from '../support/start.ts';
import { ask, observation, report, startUsage } from '../support/usage-service.ts';

const SLOT = 300_000;
const START = Date.parse('2026-11-20T10:00:00Z');
const at = (slots: number) => new Date(START + slots * SLOT).toISOString();

describe.each(databases)('Use that is read back on $name', ({ place }) => {
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

  /** A report of the slots from one up to another. */
  async function send(name: string, from: number, to: number, parts: object = {}) {
    last += 1;
    clock = Math.max(clock, START + to * SLOT);
    const times = { from: at(from), to: at(to) };
    const sent = await ask(
      service,
      '/api/v1/usage',
      report({ batchId: `read-back-${last}`, service: name, ...times, ...parts }),
    );
    expect(sent.status).toBe(200);
  }
  const read = (query: string) => ask(service, `/api/v1/usage?${query}`);

  it('is exact at once, and the same when it is folded', async () => {
    const observations = [
      observation({ count: 12, apiVersion: 'v1' }),
      observation({ count: 3, status: 503, apiVersion: 'v1' }),
      observation({ count: 40, consumer: { name: 'billing' } }),
      observation({ count: 2, operation: 'POST /v1/orders' }),
    ];
    await send('exact', 0, 1, { observations });
    await send('exact', 1, 2, { observations: [observation({ count: 1, apiVersion: 'v1' })] });
    const seen = { firstSeen: '2026-11-20T10:00:00.000Z', lastSeen: '2026-11-20T10:05:00.000Z' };
    const key = 'GET /v1/orders/{}';
    const expected = [
      { operation: key, consumer: 'billing', apiVersion: null, calls: 40, errors: 0, ...seen },
      {
        operation: key,
        consumer: 'checkout',
        apiVersion: 'v1',
        calls: 16,
        errors: 3,
        ...seen,
        lastSeen: '2026-11-20T10:10:00.000Z',
      },
      { operation: 'POST /v1/orders', consumer: 'checkout', apiVersion: null, calls: 2, errors: 0, ...seen },
    ];
    expect((await read('service=exact')).body).toMatchObject({ rows: expected, next: null });
    await foldDeltas(database.knex, { chunkRows: 100, mostChunks: 10 });
    await send('exact', 2, 3, { observations: [observation({ count: 5, consumer: { name: 'billing' } })] });
    const after = await read('service=exact&groupBy=consumer');
    expect(after.body.rows.map((row: { consumer: string; calls: number }) => [row.consumer, row.calls])).toEqual([
      ['billing', 45],
      ['checkout', 18],
    ]);
    const one = await read(
      `service=exact&operation=${encodeURIComponent('get /v1/orders/{id}')}&consumer=billing&groupBy=status`,
    );
    expect(one.body.rows).toMatchObject([{ status: 2, calls: 45 }]);
  });

  it('does not depend on the order in which batches come, nor on how often', async () => {
    const hours = [6, 0, 3, 0, 6, 9, 3];
    clock = Math.max(clock, START + 120 * SLOT);
    for (const hour of hours) {
      const times = { from: at(hour * 12), to: at(hour * 12 + 1) };
      const batch = { batchId: `in-hour-${hour}`, service: 'order', observations: [observation({ count: hour + 1 })] };
      expect((await ask(service, '/api/v1/usage', report({ ...batch, ...times }))).status).toBe(200);
      if (hour === 3) await foldDeltas(database.knex, { chunkRows: 100, mostChunks: 10 });
    }
    const seen = { firstSeen: '2026-11-20T10:00:00.000Z', lastSeen: '2026-11-20T19:05:00.000Z' };
    const all = await read('service=order&groupBy=operation');
    expect(all.body.rows).toEqual([{ operation: 'GET /v1/orders/{}', calls: 22, errors: 0, ...seen }]);
    const byHour = await read('service=order&groupBy=hour');
    expect(byHour.body.rows.map((row: { calls: number }) => row.calls)).toEqual([10, 7, 4, 1]);
  });

  it('comes in pages, which do not overlap', async () => {
    const observations = Array.from({ length: 7 }, (_, n) => observation({ operation: `GET /${n}`, count: 5 }));
    await send('pages', 0, 1, { observations });
    const keys: string[] = [];
    let next: string | null = '';
    for (let page = 0; next !== null && page < 5; page += 1) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const { body } = await read(`service=pages&groupBy=operation&limit=3${cursor}`);
      keys.push(...body.rows.map((row: { operation: string }) => row.operation));
      next = body.next;
    }
    expect(keys.sort()).toEqual(observations.map(({ operation }) => operation));
    const wrong = Buffer.from('[-5,"x"]').toString('base64url');
    expect((await read(`service=pages&groupBy=operation&cursor=${wrong}`)).status).toBe(400);
  });

  it('comes as a table, in which no name is a formula', async () => {
    await send('table', 0, 1, { observations: [observation({ count: 4, consumer: { name: '=1+"2",3' } })] });
    const response = await fetch(`${service.url}/api/v1/usage?service=table&groupBy=consumer`, {
      headers: { accept: 'text/csv' },
    });
    expect(response.headers.get('coverage-complete')).toBe('false');
    expect(await response.text()).toBe(
      'consumer,calls,errors,firstSeen,lastSeen\r\n"\'=1+""2"",3",4,0,2026-11-20T10:00:00.000Z,2026-11-20T10:05:00.000Z\r\n',
    );
    const other = await fetch(`${service.url}/api/v1/usage?service=table`, { headers: { accept: 'image/png' } });
    expect(other.status).toBe(406);
  });

  it('is not there for names that nothing has: that would look like no use', async () => {
    await send('names', 0, 1);
    for (const wrong of [
      'service=nobody',
      'service=names&operation=GET%20/x',
      'service=names&consumer=x',
      'service=names&environment=x',
    ]) {
      expect((await read(wrong)).status).toBe(404);
    }
    expect((await read('service=names&operation=orders')).status).toBe(400);
    expect((await read('service=names&from=2026-11-20T10:00:00Z&to=2026-11-20T09:00:00Z')).status).toBe(400);
    expect((await read('service=names&groupBy=hour&from=2025-01-01T00:00:00Z')).status).toBe(400);
  });

  it('tells parameters that were not sent from those that nobody looked at', async () => {
    const tracked = { 'query/coupon': 12, 'query/page': 12 };
    await send('surfaces', 0, 1, { observations: [observation({ count: 12, tracked, sent: { 'query/coupon': 3 } })] });
    const query = `service=surfaces&operation=${encodeURIComponent('GET /v1/orders/{}')}`;
    const { body } = await ask(service, `/api/v1/usage/surfaces?${query}`);
    const row = { consumer: 'checkout', grade: 'observed-sent', tracked: 12 };
    expect(body.rows).toEqual([
      { ...row, surface: 'query/coupon', used: 3, lastUsed: at(1) },
      { ...row, surface: 'query/page', used: 0, lastUsed: null },
    ]);
  });

  describe('says how much was looked at', () => {
    const hours = `from=${at(0)}&to=${at(12)}`;
    const coverage = async (name: string, query = hours) => (await read(`service=${name}&${query}`)).body.coverage;
    const source = (instance: string, parts: object = {}) => ({ source: { kind: 'tracker', instance, ...parts } });

    it('all of it, when a tracker spoke in every slot', async () => {
      await send('whole', 0, 12);
      expect(await coverage('whole')).toEqual({
        from: '2026-11-20T10:00:00.000Z',
        to: '2026-11-20T11:00:00.000Z',
        reportingSince: '2026-11-20T10:00:00.000Z',
        sources: 1,
        gaps: [],
        ...{ dropped: 0, rejected: 0, overflow: 0, unmatched: 0, anonymous: 0 },
        sampled: false,
        complete: true,
      });
    });

    it('not what was before the first report', async () => {
      await send('late', 1, 12);
      expect(await coverage('late')).toMatchObject({ reportingSince: '2026-11-20T10:05:00.000Z', complete: false });
      expect(await coverage('late', `from=${at(-24)}&to=${at(-12)}`)).toMatchObject({ sources: 0, complete: false });
    });

    it('not while a tracker was silent, or all were', async () => {
      await send('silent', 0, 2, source('a'));
      await send('silent', 0, 3, source('b'));
      await send('silent', 6, 12, source('a'));
      expect(await coverage('silent')).toMatchObject({
        sources: 2,
        gaps: [
          { instance: 'a', from: '2026-11-20T10:10:00.000Z', to: '2026-11-20T10:30:00.000Z' },
          { instance: 'b', from: '2026-11-20T10:15:00.000Z', to: '2026-11-20T10:30:00.000Z' },
        ],
        complete: false,
      });
      await send('ended', 0, 6, source('a'));
      expect(await coverage('ended')).toMatchObject({
        gaps: [{ instance: 'a', from: '2026-11-20T10:30:00.000Z', to: '2026-11-20T11:00:00.000Z' }],
      });
      await send('ended', 5, 12, source('b'));
      expect(await coverage('ended')).toMatchObject({ gaps: [], complete: true });
    });

    it.each([
      ['dropped', { health: { dropped: 2 } }],
      ['unmatched', { health: { unmatched: 2 } }],
      ['rejected', { observations: [observation(), { status: 1 }, { status: 2 }] }],
      ['anonymous', { observations: [observation({ count: 2, consumer: undefined })] }],
    ])('and tells calls that are %s', async (name, parts) => {
      await send(`lost-${name}`, 0, 12, parts);
      expect(await coverage(`lost-${name}`)).toMatchObject({ [name]: 2, complete: false });
    });

    it('and never takes a share of the calls, or logs, for all of them', async () => {
      await send('share', 0, 12, source('a', { sampleRate: 0.1 }));
      expect(await coverage('share')).toMatchObject({ sampled: true, complete: false });
      await send('logs', 0, 12, { source: { kind: 'access-log', instance: 'a' } });
      expect(await coverage('logs')).toMatchObject({ sources: 1, sampled: false, complete: false });
    });
  });
});
