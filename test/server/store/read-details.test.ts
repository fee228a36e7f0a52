import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { foldDeltas } from '../../../packages/server/src/store/fold.ts';
import { findFilter } from '../../../packages/server/src/store/read-filter.ts';
import { readLatency } from '../../../packages/server/src/store/read-latency.ts';
import { readSurfaceUse } from '../../../packages/server/src/store/read-surfaces.ts';
import { databases } from '../support/databases.ts';
import { addNames } from '../support/deltas.ts';

const operation = 'GET /v1/things1/{}';

describe.each(databases)('Reading details of an operation on $name', ({ place }) => {
  let database: Database;
  let knex: Knex;
  beforeAll(async () => {
    database = await openDatabase(await place());
    knex = database.knex;
    await addNames(knex, 2, 2);
    await knex('surface').insert([
      { operation_id: 1, path: 'query/coupon' },
      { operation_id: 1, path: 'query/limit' },
      { operation_id: 2, path: 'query/coupon' },
    ]);
  });
  afterAll(() => database.close());

  it('gives the use of its surfaces, folded or not', async () => {
    const row = { service_id: 1, surface_id: 1, consumer_id: 1, environment_id: 1, grade: 'observed-sent' };
    const used = new Date('2026-11-20T10:00:00Z');
    const days = [
      { ...row, day: '2026-11-19', tracked: 12, used: 3, last_used: used },
      { ...row, day: '2026-11-20', tracked: 12, used: 0, last_used: null },
      { ...row, day: '2026-11-20', tracked: 4, used: 4, last_used: used, environment_id: 2 },
      { ...row, day: '2026-11-20', tracked: 4, used: 0, last_used: null, surface_id: 2, consumer_id: 2 },
      { ...row, day: '2026-11-21', tracked: 100, used: 100, last_used: used },
      { ...row, day: '2026-11-20', tracked: 100, used: 100, last_used: used, surface_id: 3 },
    ];
    const span = { from: new Date('2026-11-19T10:00:00Z'), to: new Date('2026-11-21T00:00:00Z') };
    const asked = { service: 'orders', operation, consumer: null };
    for (const part of [days.slice(0, 2), days.slice(2)]) {
      await foldDeltas(knex, { chunkRows: 100, mostChunks: 1 });
      await knex('surface_delta').insert(part);
    }
    const coupon = { surface: 'query/coupon', consumer: 'consumer-1', grade: 'observed-sent', lastUsed: used };
    const limit = { surface: 'query/limit', consumer: 'consumer-2', grade: 'observed-sent', lastUsed: null };
    expect(await readSurfaceUse(knex, span, await findFilter(knex, { ...asked, environment: null }))).toEqual([
      { ...coupon, tracked: 28, used: 7 },
      { ...limit, tracked: 4, used: 0 },
    ]);
    expect(await readSurfaceUse(knex, span, await findFilter(knex, { ...asked, environment: 'test' }))).toEqual([
      { ...coupon, tracked: 4, used: 4 },
    ]);
  });

  it('gives its latencies by hour, folded or not', async () => {
    const hour = new Date('2026-11-20T10:00:00Z');
    const row = { hour, service_id: 1, operation_id: 1, environment_id: 1, provider_version: '', bucket: 4, calls: 2 };
    await knex('latency_delta').insert([row, { ...row, bucket: 32767 }, { ...row, operation_id: 2 }]);
    await foldDeltas(knex, { chunkRows: 100, mostChunks: 1 });
    await knex('latency_delta').insert([
      { ...row, provider_version: '2.3.0' },
      { ...row, hour: new Date('2026-11-20T11:00:00Z') },
    ]);
    const filter = await findFilter(knex, { service: 'orders', operation, consumer: null, environment: null });
    const span = { from: hour, to: new Date('2026-11-20T11:00:00Z') };
    expect(await readLatency(knex, span, filter)).toEqual([
      { hour, bucket: 4, calls: 4 },
      { hour, bucket: 32767, calls: 2 },
    ]);
  });
});
