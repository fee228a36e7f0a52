import type { Knex } from 'knex';
import { countsOf, type Sql } from './read-counts.ts';
import type { Filter } from './read-filter.ts';
import type { ReadWindow } from './read-window.ts';

interface DimensionInfo {
  /** What rows are told apart by, in terms of the counts `u` and their consumers `c`. */
  readonly by: string;
  /** What is shown of it, when it is known under this name. */
  readonly shown: (name: string) => string;
}

const itself = (name: string) => name;
const version = (column: string): DimensionInfo => ({ by: `u.${column}`, shown: (name) => `nullif(${name}, '')` });

/** What rows can be told apart by; the names are those of openapi.yaml (Dimension). */
const DIMENSIONS = {
  operation: { by: 'u.operation_id', shown: (name) => `(SELECT key FROM operation WHERE id = ${name})` },
  // What was merged into another counts for that one, whenever it called.
  consumer: {
    by: 'coalesce(c.merged_into, c.id)',
    shown: (name) => `(SELECT consumer.name FROM consumer WHERE id = ${name})`,
  },
  consumerVersion: version('consumer_version'),
  apiVersion: version('api_version'),
  providerVersion: version('provider_version'),
  environment: {
    by: 'u.environment_id',
    shown: (name) => `(SELECT environment.name FROM environment WHERE id = ${name})`,
  },
  status: { by: 'u.status', shown: itself },
  day: { by: 'u.day', shown: itself },
  hour: { by: 'u.hour', shown: itself },
} as const satisfies Readonly<Record<string, DimensionInfo>>;

export type DimensionName = keyof typeof DIMENSIONS;

export interface UsageQuestion {
  readonly window: ReadWindow;
  readonly filter: Filter;
  readonly groupBy: readonly DimensionName[];
  readonly limit: number;
  /** Where the page before ended; null: the first page. */
  readonly after: PageEnd | null;
}

/** Calls of the last row, and what it was told apart by; plain data, for cursors. */
export type PageEnd = readonly (string | number)[];

/** The dimensions that were asked for, then the counts; times in ISO 8601. */
export type UsageRow = Readonly<Record<string, string | number | null>>;

export interface UsagePage {
  readonly rows: readonly UsageRow[];
  /** Null: there are no more rows. */
  readonly end: PageEnd | null;
}

/** Rows in order of calls, most first. Exact at once: what is not folded yet is counted too. */
export async function readUsage(knex: Knex, question: UsageQuestion): Promise<UsagePage> {
  const { text, values } = usageSql(question);
  const { rows } = (await knex.raw(text, [...values])) as { rows: Record<string, unknown>[] };
  const page = rows.slice(0, question.limit);
  const last = rows.length > question.limit ? page.at(-1) : undefined;
  return {
    rows: page.map((row) => shownRow(row, question.groupBy)),
    end: last === undefined ? null : endOf(last, question.groupBy),
  };
}

/** The statement behind it: its plan is looked at by tests. */
export function usageSql({ window, filter, groupBy, limit, after }: UsageQuestion): Sql {
  const counts = countsOf(window, filter, groupBy.includes('day'));
  const keys = groupBy.map((_name, index) => `k${index}`);
  const order = ['-calls', ...keys].join(', ');
  const further = after === null ? '' : `WHERE (${order}) > (${after.map(() => '?').join(', ')})`;
  const text = `
    WITH grouped AS (
      SELECT ${groupBy.map((name, index) => `${DIMENSIONS[name].by} AS k${index},`).join(' ')}
        sum(u.calls)::bigint AS calls, coalesce(sum(u.calls) FILTER (WHERE u.status = 5), 0)::bigint AS errors,
        min(u.first_seen) AS first_seen, max(u.last_seen) AS last_seen
      FROM (${counts.text}) u ${groupBy.includes('consumer') ? 'JOIN consumer c ON c.id = u.consumer_id' : ''}
      ${keys.length === 0 ? 'HAVING count(*) > 0' : `GROUP BY ${keys.join(', ')}`}),
    page AS (SELECT * FROM grouped ${further} ORDER BY ${order} LIMIT ?)
    SELECT ${[...groupBy.map((name, index) => `${DIMENSIONS[name].shown(`k${index}`)} AS s${index}`), '*'].join(', ')}
    FROM page ORDER BY ${order}`;
  return { text, values: [...counts.values, ...(after ?? []), limit + 1] };
}

function shownRow(row: Record<string, unknown>, groupBy: readonly DimensionName[]): UsageRow {
  const dimensions = groupBy.map((name, index) => [name, plain(row[`s${index}`])]);
  return {
    ...Object.fromEntries(dimensions),
    calls: Number(row.calls),
    errors: Number(row.errors),
    firstSeen: plain(row.first_seen),
    lastSeen: plain(row.last_seen),
  };
}

function endOf(row: Record<string, unknown>, groupBy: readonly DimensionName[]): PageEnd {
  return [-Number(row.calls), ...groupBy.map((_name, index) => plain(row[`k${index}`]) ?? '')];
}

function plain(value: unknown): string | number | null {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
