import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { Intake } from '../../../packages/server/src/usage/intake.ts';
import { databases, freshDatabase } from '../support/databases.ts';
import { failingDatabase } from '../support/failing-database.ts';
import type { Started } from '../support/start.ts';
import { ask, observation, report, startUsage } from '../support/usage-service.ts';

const now = () => new Date('2026-11-20T10:00:20Z');
const calls = async ({ knex }: Database) =>
  (await knex.raw('SELECT coalesce(sum(calls), 0)::bigint AS calls FROM usage_delta')).rows[0].calls;

describe('Two servers on one database', () => {
  let opened: Database[];
  let servers: Started[];

  beforeAll(async () => {
    const place = await freshDatabase();
    opened = [await openDatabase(place), await openDatabase(place)];
    servers = await Promise.all(opened.map((database) => startUsage({ database, now })));
  });
  afterAll(async () => {
    for (const server of servers) await server.close();
    for (const database of opened) await database.close();
  });

  it('count a batch once that is sent to them fifty times at the same time', async () => {
    for (let round = 1; round <= 5; round += 1) {
      const sent = report({ batchId: `at-once-${round}`, observations: [observation({ operation: `GET /${round}` })] });
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, n) => ask(servers[n % 2] as Started, '/api/v1/usage', sent)),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(answers.filter(({ body }) => body.duplicate === false)).toHaveLength(1);
      expect(await calls(opened[0] as Database)).toBe(round);
    }
  });

  it('take one of two batches that have the same id, and tell the other', async () => {
    const before = await calls(opened[0] as Database);
    const answers = await Promise.all(
      [1, 2].map((count) =>
        ask(
          servers[count - 1] as Started,
          '/api/v1/usage',
          report({ batchId: 'contested', observations: [observation({ count })] }),
        ),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers.findIndex(({ status }) => status === 200) + 1;
    expect(await calls(opened[0] as Database)).toBe(before + winner);
  });

  it('make the same new names at the same time, in any order, without waiting for each other for ever', async () => {
    const names = Array.from({ length: 100 }, (_, n) => `GET /n/${n}`);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => {
        const operations = n % 2 === 0 ? names : [...names].reverse();
        const observations = operations.map((operation) => observation({ operation, consumer: { name: operation } }));
        return ask(servers[n % 2] as Started, '/api/v1/usage', report({ batchId: `in-order-${n}`, observations }));
      }),
    );
    expect(answers.map(({ body }) => body.accepted)).toEqual(Array(8).fill(100));
  });
});

describe.each(databases)('A store that fails, on $name', ({ place }) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(await place());
  });
  afterAll(() => database.close());

  it('is answered 503 and counts nothing; sent again, the batch counts once', async () => {
    const failing = failingDatabase(database.knex);
    const service = await startUsage({ database: { ...database, knex: failing.knex }, now });
    try {
      const sent = report({ batchId: 'failing-1' });
      for (const code of ['53100', '57P01', 'ECONNRESET']) {
        failing.fail({ code, when: 'before' });
        const refused = await ask(service, '/api/v1/usage', sent);
        expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
        expect(await calls(database)).toBe(0);
      }
      failing.fail({ code: 'ECONNRESET', when: 'after' });
      // Stored, and the answer of the database got lost.
      expect((await ask(service, '/api/v1/usage', sent)).status).toBe(503);
      expect((await ask(service, '/api/v1/usage', sent)).body).toMatchObject({ accepted: 1, duplicate: true });
      expect(await calls(database)).toBe(1);
    } finally {
      await service.close();
    }
  });
});

describe('Intake', () => {
  it('lets some in at once, makes some wait, and sends the rest away', async () => {
    const intake = new Intake({ mostAtOnce: 2, mostBytes: 40 });
    const ends: (() => void)[] = [];
    const started: number[] = [];
    const work = (n: number) =>
      intake.admit(10, () => {
        started.push(n);
        return new Promise<number>((resolve) => ends.push(() => resolve(n)));
      });
    const all = [work(1), work(2), work(3), work(4)];
    expect(started).toEqual([1, 2]);
    await expect(work(5)).rejects.toMatchObject({ problem: 'too-many-requests' });
    ends[0]?.();
    expect(await all[0]).toBe(1);
    expect(started).toEqual([1, 2, 3]);
    all.push(work(6));
    for (let n = 1; n < 5; n += 1) {
      ends[n]?.();
      await all[n];
    }
    expect(await Promise.all(all)).toEqual([1, 2, 3, 4, 6]);
    expect(started).toEqual([1, 2, 3, 4, 6]);
    await expect(intake.admit(1000, () => Promise.reject(new Error('one')))).rejects.toThrow('one');
    expect(await intake.admit(10, () => Promise.resolve('free'))).toBe('free');
  });
});
