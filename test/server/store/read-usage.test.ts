import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../packages/server/src/store/database.ts';
import { foldDeltas } from '../../../packages/server/src/store/fold.ts';
import { findFilter, type NamedFilter } from '../../../packages/server/src/store/read-filter.ts';
import {
  type DimensionName,
  type PageEnd,
  readUsage,
  type UsageRow,
} from '../../../packages/server/src/store/read-usage.ts';
import { readWindow } from '../../../packages/server/src/store/read-window.ts';
import { databases } from '../support/databases.ts';
import { addNames, append, delta } from '../support/deltas.ts';

const kept = new Date('2026-10-01T00:00:00Z');
const EVERYTHING: NamedFilter = { service: null, environment: null, operation: null, consumer: null };

/** Over two days and both environments; the third consumer calls nothing. */
const DELTAS = [
  delta({ hour: '2026-11-01T10:00:00.000Z', calls: 10 }),
  delta({ hour: '2026-11-01T10:00:00.000Z', status: 5, calls: 2 }),
  delta({ hour: '2026-11-01T23:00:00.000Z', consumer_id: 2, calls: 20, api_version: 'v2' }),
  delta({ hour: '2026-11-02T00:00:00.000Z', consumer_id: 2, calls: 30, consumer_version: '4.2.0' }),
  delta({ hour: '2026-11-02T09:00:00.000Z', operation_id: 2, calls: 7, environment_id: 2, provider_version: '1.0' }),
];

describe.each(databases)('Reading use on $name', ({ place }) => {
  let database: Database;
  let knex: Knex;
  beforeAll(async () => {
    database = await openDatabase(await place());
    knex = database.knex;
    await addNames(knex, 3, 4);
  });
  afterAll(() => database.close());

  interface Asked {
    readonly groupBy: readonly DimensionName[];
    readonly from?: string;
    readonly to?: string;
    readonly filter?: Partial<NamedFilter>;
    readonly limit?: number;
    readonly after?: PageEnd;
  }

  async function ask({ groupBy, from = '2026-11-01T00:00Z', to = '2026-12-01T00:00Z', ...rest }: Asked) {
    const span = { from: new Date(from), to: new Date(to) };
    return await readUsage(knex, {
      window: readWindow(span, kept, groupBy.includes('hour')),
      filter: await findFilter(knex, { ...EVERYTHING, ...rest.filter }),
      groupBy,
      limit: rest.limit ?? 100,
      after: rest.after ?? null,
    });
  }

  /** Only what was asked for and the calls. */
  async function calls(asked: Asked): Promise<unknown[][]> {
    const { rows } = await ask(asked);
    return rows.map((row) => [...asked.groupBy.map((name) => row[name]), row.calls]);
  }

  // The same answers whatever has been folded meanwhile.
  describe.each([
    ['nothing is folded', 0],
    ['some of it is folded', 3],
    ['all of it is folded', 5],
  ])('when %s', (_name, folded) => {
    beforeAll(async () => {
      await knex.raw('TRUNCATE usage_delta, usage_hour, usage_day, usage_month, edge');
      await append(knex, DELTAS.slice(0, folded));
      await foldDeltas(knex, { chunkRows: 100, mostChunks: 10 });
      await append(knex, DELTAS.slice(folded));
    });

    it('gives the matrix of a service', async () => {
      expect((await ask({ groupBy: ['operation', 'consumer'], filter: { service: 'orders' } })).rows).toEqual([
        {
          ...{ operation: 'GET /v1/things1/{}', consumer: 'consumer-2', calls: 50, errors: 0 },
          ...{ firstSeen: '2026-11-01T23:00:00.000Z', lastSeen: '2026-11-02T00:00:00.000Z' },
        },
        {
          ...{ operation: 'GET /v1/things1/{}', consumer: 'consumer-1', calls: 12, errors: 2 },
          ...{ firstSeen: '2026-11-01T10:00:00.000Z', lastSeen: '2026-11-01T10:00:00.000Z' },
        },
        {
          ...{ operation: 'GET /v1/things2/{}', consumer: 'consumer-1', calls: 7, errors: 0 },
          ...{ firstSeen: '2026-11-02T09:00:00.000Z', lastSeen: '2026-11-02T09:00:00.000Z' },
        },
      ]);
    });

    it.each<[string, Asked, unknown[][]]>([
      [
        'by day',
        { groupBy: ['day'] },
        [
          ['2026-11-02', 37],
          ['2026-11-01', 32],
        ],
      ],
      [
        'by hour',
        { groupBy: ['hour'], to: '2026-11-02T00:00Z' },
        [
          ['2026-11-01T23:00:00.000Z', 20],
          ['2026-11-01T10:00:00.000Z', 12],
        ],
      ],
      [
        'by status',
        { groupBy: ['status'] },
        [
          [2, 67],
          [5, 2],
        ],
      ],
      [
        'by versions',
        { groupBy: ['apiVersion', 'consumerVersion'] },
        [
          [null, '4.2.0', 30],
          ['v2', null, 20],
          [null, null, 19],
        ],
      ],
      [
        'by environment',
        { groupBy: ['environment', 'providerVersion'] },
        [
          ['prod', null, 62],
          ['test', '1.0', 7],
        ],
      ],
      [
        'of one consumer',
        { groupBy: ['operation'], filter: { consumer: 'consumer-1' } },
        [
          ['GET /v1/things1/{}', 12],
          ['GET /v1/things2/{}', 7],
        ],
      ],
      [
        'of one operation over time',
        { groupBy: ['day'], filter: { service: 'orders', operation: 'GET /v1/things1/{}' } },
        [
          ['2026-11-01', 32],
          ['2026-11-02', 30],
        ],
      ],
      ['of an environment', { groupBy: ['operation'], filter: { environment: 'test' } }, [['GET /v1/things2/{}', 7]]],
      [
        'of parts of days',
        { groupBy: ['day'], from: '2026-11-01T11:00Z', to: '2026-11-02T01:00Z' },
        [
          ['2026-11-02', 30],
          ['2026-11-01', 20],
        ],
      ],
      ['of a time without calls', { groupBy: ['day'], from: '2026-11-05T00:00Z' }, []],
      ['of a name that nobody has', { groupBy: ['day'], filter: { consumer: 'nobody' } }, []],
      ['of a consumer that never called', { groupBy: ['day'], filter: { consumer: 'consumer-3' } }, []],
    ])('counts %s', async (_what, asked, expected) => {
      expect(await calls(asked)).toEqual(expected);
    });

    it('goes on where the page before ended', async () => {
      const asked: Asked = { groupBy: ['day', 'consumer', 'status'], limit: 2 };
      const whole = await ask({ ...asked, limit: 100 });
      expect(whole.rows).toHaveLength(5);
      expect(whole.end).toBeNull();
      const rows: UsageRow[] = [];
      let end: PageEnd | null = null;
      do {
        const page = await ask({ ...asked, ...(end === null ? {} : { after: end }) });
        rows.push(...page.rows);
        end = page.end;
      } while (end !== null);
      expect(rows).toEqual(whole.rows);
    });

    it('counts what was merged for the one that it was merged into', async () => {
      await knex('consumer').where({ id: 2 }).update({ merged_into: 4 });
      try {
        expect(await calls({ groupBy: ['consumer'] })).toEqual([
          ['consumer-4', 50],
          ['consumer-1', 19],
        ]);
        for (const consumer of ['consumer-2', 'consumer-4'])
          expect(await calls({ groupBy: ['consumer'], filter: { consumer } })).toEqual([['consumer-4', 50]]);
      } finally {
        await knex('consumer').where({ id: 2 }).update({ merged_into: null });
      }
    });
  });
});
