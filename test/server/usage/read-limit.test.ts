import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceHandlers } from '../../../packages/server/src/registry/service-handlers.ts';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { limitedRead } from '../../../packages/server/src/store/limited-read.ts';
import { databases } from '../support/databases.ts';
import { type Started, start } from '../support/start.ts';
import { ask, report, startUsage } from '../support/usage-service.ts';

const SETTINGS = { createAtFirstSight: true, mostNames: 100, readSeconds: 20 };
const HASTY = { ...SETTINGS, readSeconds: 0.2 };
const now = () => new Date('2026-11-20T10:05:00Z');
const PATHS = [
  '/api/v1/usage?service=orders',
  '/api/v1/usage/surfaces?service=orders&operation=GET%20/v1/orders/{}',
  '/api/v1/consumers',
  '/api/v1/consumers/checkout',
];
const REGISTRY_PATHS = ['/api/v1/services', '/api/v1/services/orders/operations'];

describe.each(databases)('A reading that takes too long on $name', ({ place }) => {
  let database: Database;
  const started: Started[] = [];
  beforeAll(async () => {
    database = await openDatabase(await place());
    for (const settings of [SETTINGS, HASTY]) {
      started.push(await startUsage({ database, now, settings }));
      started.push(await start({ database, handlers: serviceHandlers, context: { now, settings } }));
    }
    expect((await ask(started[0] as Started, '/api/v1/usage', report())).status).toBe(200);
  });
  afterAll(async () => {
    for (const service of started) await service.close();
    await database.close();
  });

  it('is answered with what to do, and the next one is answered as ever', async () => {
    const [usage, registry, hastyUsage, hastyRegistry] = started as [Started, Started, Started, Started];
    const askAll = (ofUse: Started, ofRegistry: Started) =>
      Promise.all([...PATHS.map((path) => ask(ofUse, path)), ...REGISTRY_PATHS.map((path) => ask(ofRegistry, path))]);
    // Nobody gets at the tables: on the embedded database because there is one connection.
    await database.knex.transaction(async (holder) => {
      await holder.raw('LOCK TABLE usage_delta, surface_delta, service, edge IN ACCESS EXCLUSIVE MODE');
      for (const { status, body } of await askAll(hastyUsage, hastyRegistry)) {
        expect([status, body]).toEqual([504, expect.objectContaining({ type: '/problems/read-too-long' })]);
      }
    });
    for (const { status } of await askAll(usage, registry)) expect(status).toBe(200);
    const told = await fetch(`${usage.url}/problems/read-too-long`);
    expect(await told.text()).toContain('CONTRACT_CHECK_READ_SECONDS');
  });

  it('does not begin when nobody waits for it any more', async () => {
    let hasBegun = false;
    const read = () => {
      hasBegun = true;
      return Promise.resolve();
    };
    const connections = (database.knex.client as { pool: { max: number } }).pool.max;
    let held = 0;
    let release: () => void = () => undefined;
    const free = new Promise<void>((resolve) => {
      release = resolve;
    });
    const holding = Array.from({ length: connections }, () =>
      database.knex.transaction(async () => {
        held += 1;
        await free;
      }),
    );
    await expect.poll(() => held).toBe(connections);
    const { knex, isEmbedded } = database;
    await expect(limitedRead({ knex, isEmbedded, settings: { readSeconds: 0.05 } }, read)).rejects.toThrow('longer');
    release();
    await Promise.all(holding);
    // Whoever comes next stands behind it.
    await knex.raw('SELECT 1');
    expect(hasBegun).toBe(false);
  });

  it('cannot write', async () => {
    const write = limitedRead({ ...database, settings: SETTINGS }, (knex) => knex('service').insert({ name: 'x' }));
    await expect(write).rejects.toMatchObject({ code: '25006' });
  });
});

it('A reading that takes too long is ended by a server', async () => {
  const server = databases.find(({ name }) => name === 'PostgreSQL');
  const database = await openDatabase((await server?.place()) ?? { at: 'memory' });
  try {
    const endless = limitedRead({ ...database, settings: { readSeconds: 0.2 } }, (knex) =>
      knex.raw("SELECT pg_sleep(3600), 'endless'"),
    );
    await expect(endless).rejects.toThrow('longer than it may');
    const running = async () => {
      const { rows } = await database.knex.raw(
        `SELECT count(*)::int AS count FROM pg_stat_activity
         WHERE datname = current_database() AND state = 'active' AND query LIKE '%3600%' AND pid <> pg_backend_pid()`,
      );
      return rows[0].count;
    };
    await expect.poll(running).toBe(0);
  } finally {
    await database.close();
  }
});
