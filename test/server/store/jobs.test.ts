import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceJobs } from '../../../packages/server/src/runner/jobs.ts';
import { Runner } from '../../../packages/server/src/runner/runner.ts';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { expireBatches } from '../../../packages/server/src/store/expire-batches.ts';
import { foldDeltas } from '../../../packages/server/src/store/fold.ts';
import { DEFAULT_RETENTION } from '../../../packages/server/src/store/partitions.ts';
import { vacuumAll, vacuumDeltas } from '../../../packages/server/src/store/vacuum.ts';
import { databases } from '../support/databases.ts';
import { addNames, append, onDays } from '../support/deltas.ts';

describe.each(databases)('What the service does in the background, on $name', ({ place }) => {
  let database: Database;
  const now = () => new Date('2026-11-20T10:00:00Z');
  beforeAll(async () => {
    database = await openDatabase(await place());
    await addNames(database.knex, 1, 1);
  });
  afterAll(() => database.close());

  it('makes partitions, folds what was counted into them, forgets old batches and who is logged in no more', async () => {
    const { knex, isEmbedded } = database;
    await append(knex, onDays('2026-11-19', '2026-11-20'));
    const batch = { service_id: 1, body_hash: Buffer.from('x'), receipt: '{}', received_at: now() };
    await knex('usage_batch').insert([
      { ...batch, batch_id: 'old', keep_until: new Date('2026-11-20T09:59:59.999Z') },
      { ...batch, batch_id: 'kept', keep_until: now() },
    ]);
    const session = { person: 'person:a', scopes: ['read'], rules_hash: Buffer.from('x'), started_at: now() };
    await knex('person_session').insert([
      { ...session, token_hash: Buffer.from('over'), ends_at: now() },
      { ...session, token_hash: Buffer.from('kept'), ends_at: new Date('2026-11-20T10:00:00.001Z') },
    ]);
    const log = { info: () => undefined, warn: () => undefined, error: (facts: object) => expect(facts).toBeNull() };
    const jobs = serviceJobs({ knex, isEmbedded, now }, DEFAULT_RETENTION);
    await new Runner({ jobs, now, timer: () => () => undefined, log }).tick();
    expect(await knex('usage_day_2026_11').select('day', 'calls').orderBy('day')).toEqual([
      { day: '2026-11-19', calls: 1 },
      { day: '2026-11-20', calls: 1 },
    ]);
    expect(await knex('usage_batch').select('batch_id')).toEqual([{ batch_id: 'kept' }]);
    const left = await knex('person_session').pluck('token_hash');
    expect(left.map((hash) => Buffer.from(hash).toString())).toEqual(['kept']);
  });

  it('forgets so many batches at a time', async () => {
    const { knex } = database;
    const old = { service_id: 1, body_hash: Buffer.from('x'), receipt: '{}', received_at: now(), keep_until: now() };
    await knex('usage_batch').delete();
    await knex('usage_batch').insert(['a', 'b', 'c'].map((id) => ({ ...old, batch_id: id })));
    const later = new Date('2026-11-20T10:00:01Z');
    expect(await expireBatches(knex, later, 2)).toBe('more');
    expect(await knex('usage_batch')).toHaveLength(1);
    expect(await expireBatches(knex, later, 2)).toBe('done');
    expect(await knex('usage_batch')).toEqual([]);
  });

  it('gives back the room of what was folded', async () => {
    const { knex } = database;
    const room = async () => (await knex.raw("SELECT pg_relation_size('usage_delta') AS bytes")).rows[0].bytes;
    await append(knex, onDays('2026-11-19', '2026-11-20'));
    await foldDeltas(knex, { chunkRows: 100, mostChunks: 1 });
    expect(await room()).toBeGreaterThan(0);
    expect(await vacuumDeltas(knex)).toBe('done');
    expect(await room()).toBe(0);
    expect(await vacuumAll(knex)).toBe('done');
  });
});
