import fc from 'fast-check';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceDays } from '../../../migrations/src/0011-source-days.ts';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { storeBatch } from '../../../packages/server/src/store/ingest/store-batch.ts';
import { storeHeartbeat } from '../../../packages/server/src/store/ingest/store-heartbeat.ts';
import { DEFAULT_RETENTION, maintainPartitions } from '../../../packages/server/src/store/partitions.ts';
import { readCoverage } from '../../../packages/server/src/store/read-coverage.ts';
import type { Span } from '../../../packages/server/src/store/read-window.ts';
import { type ModelSource, modelCoverage } from '../support/coverage-model.ts';
import { databases } from '../support/databases.ts';
import { addNames } from '../support/deltas.ts';

const SLOT_MS = 300_000;
const DAY_SLOTS = 288;
const DAYS = 3;
const START = Date.parse('2026-10-30T00:00:00Z');
const atSlot = (slot: number) => new Date(START + slot * SLOT_MS);

const lost = fc.record({
  ...{ accepted: fc.nat(9), rejected: fc.nat(2), dropped: fc.nat(2) },
  ...{ overflow: fc.nat(2), unmatched: fc.nat(2), anonymous: fc.nat(2) },
});

/** What one source says: of one slot, or of many, over midnight too. */
const said = fc.record({
  instance: fc.constantFrom('a', 'b', 'c'),
  kind: fc.constantFrom('tracker', 'tracker', 'log'),
  environment: fc.constantFrom(1, 1, 2),
  // Around midnight more often than not.
  slot: fc.oneof(
    fc.nat(DAYS * DAY_SLOTS),
    fc.tuple(fc.nat(DAYS), fc.nat(5)).map(([day, n]) => day * DAY_SLOTS + n - 2),
  ),
  length: fc.oneof(fc.constant(0), fc.nat(4), fc.nat(400)),
  sampleRate: fc.constantFrom(1, 1, 1, 0.5),
  health: lost,
});
type Said = typeof said extends fc.Arbitrary<infer Value> ? Value : never;

const minute = fc.integer({ min: -60, max: (DAYS + 1) * 1440 }).map((n) => START + n * 60_000);
const midnight = fc.nat(DAYS + 1).map((n) => START + n * 86_400_000);
const asked = fc.record({
  times: fc.tuple(fc.oneof(minute, midnight), fc.oneof(minute, midnight)).filter(([one, other]) => one !== other),
  environments: fc.constantFrom(null, [1], [1, 2]),
});

describe.each(databases)('What sources said of themselves on $name', ({ place }) => {
  let database: Database;
  let knex: Knex;
  let last = 0;
  beforeAll(async () => {
    database = await openDatabase(await place());
    knex = database.knex;
    await addNames(knex, 1, 1);
    // October is made, so that rows lie in a month and in the rest.
    await maintainPartitions(knex, new Date('2026-09-15T00:00:00Z'), DEFAULT_RETENTION);
    await knex.raw('DROP TABLE source_health_2026_11');
  });
  afterAll(() => database.close());

  async function tell(service: number, { slot, length, health, ...source }: Said): Promise<void> {
    last += 1;
    const reporter = { ...source, service, providerVersion: '' };
    const [first, to] = [atSlot(slot), atSlot(slot + length)];
    if (length === 0) return storeHeartbeat(knex, { ...reporter, at: first, slot: first, health });
    const times = { from: first, to, hour: to, firstSlot: first, lastSlot: to, received: to, keepUntil: to };
    const receipt = { accepted: 0, rejected: [], duplicate: false };
    const batch = { ...reporter, id: `batch-${last}`, bodyHash: '00'.repeat(32), receipt, times, health };
    expect(await storeBatch(knex, { ...batch, usage: [], latencies: [], surfaces: [] })).toBe(true);
  }

  /** As it stands in the rows of five minutes. */
  async function sourcesOf(service: number, environments: readonly number[] | null): Promise<ModelSource[]> {
    const rows = await knex('source').where('service_id', service);
    const slots = await knex('source_health')
      .whereIn(
        'source_id',
        rows.map(({ id }) => id),
      )
      .select({ sampleRate: 'sample_rate' }, 'source_health.*');
    return rows
      .filter((row) => environments?.includes(row.environment_id) ?? true)
      .map(({ id, instance, kind, first_seen }) => ({
        ...{ instance, kind, firstSeen: first_seen },
        slots: slots.filter(({ source_id }) => source_id === id),
      }));
  }

  async function newService(): Promise<number> {
    last += 1;
    const [row] = await knex('service')
      .insert({ name: `service-${last}` })
      .returning('id');
    return row.id;
  }

  it('is the same by day as by five minutes, whatever is asked', async () => {
    const property = fc.asyncProperty(
      fc.array(said, { minLength: 1, maxLength: 15 }),
      fc.array(asked, { minLength: 6, maxLength: 6 }),
      async (all, questions) => {
        const service = await newService();
        for (const each of all) await tell(service, each);
        for (const { times, environments } of questions) {
          const span: Span = { from: new Date(Math.min(...times)), to: new Date(Math.max(...times)) };
          const sources = await sourcesOf(service, environments);
          if (sources.length === 0) continue;
          expect(await readCoverage(knex, span, service, environments)).toEqual(modelCoverage(sources, span));
        }
      },
    );
    await fc.assert(property, { numRuns: 10 });
  }, 120_000);

  it('is by day what the step makes of what was there before it', async () => {
    const service = await newService();
    for (const slot of [0, 1, 2, 5, DAY_SLOTS - 1, DAY_SLOTS, 3 * DAY_SLOTS]) {
      const health = { accepted: 1, rejected: 2, dropped: 3, overflow: 4, unmatched: 5, anonymous: 6 };
      await tell(service, {
        instance: 'a',
        kind: 'tracker',
        environment: 1,
        slot,
        length: slot % 3,
        sampleRate: 1,
        health,
      });
    }
    const days = () => knex('source_day').orderBy(['source_id', 'day']).select('*', knex.raw('spoken::text'));
    const before = await days();
    expect(before.length).toBeGreaterThan(2);
    await sourceDays.down(knex);
    await sourceDays.up(knex);
    expect(await days()).toEqual(before);
  });
});
