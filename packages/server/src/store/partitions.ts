import type { Knex } from 'knex';
import { alone } from './alone.ts';
import type { Outcome } from './fold.ts';

/** For how long rows are kept, in days. Whole months are dropped, so that rows live up to a month longer. */
export interface Retention {
  /** Counts and latencies by hour. */
  readonly hourDays: number;
  /** Counts and surface use by day. */
  readonly dayDays: number;
  /** The health of sources: how far back silence can be told from blindness. */
  readonly healthDays: number;
}

/** Days: two years and what a month more or less takes. */
export const DEFAULT_RETENTION: Retention = { hourDays: 90, dayDays: 800, healthDays: 400 };

interface Dated {
  readonly table: string;
  /** What tells how old a row is, and which partition it is in. */
  readonly column: string;
  readonly keep: keyof Retention;
}

const PARTITIONED: readonly Dated[] = [
  { table: 'usage_hour', column: 'hour', keep: 'hourDays' },
  { table: 'latency_hour', column: 'hour', keep: 'hourDays' },
  { table: 'usage_day', column: 'day', keep: 'dayDays' },
  { table: 'surface_day', column: 'day', keep: 'dayDays' },
  { table: 'source_health', column: 'slot', keep: 'healthDays' },
];

/** Too few rows for partitions. */
const WHOLE: readonly Dated[] = [
  { table: 'usage_month', column: 'month', keep: 'dayDays' },
  { table: 'source_day', column: 'day', keep: 'healthDays' },
];

/** Months that are made before they come; and one that has passed, for reports of up to seven days ago. */
const MONTHS_AHEAD = 3;
const MONTHS_BACK = 1;
const DAY_MS = 86_400_000;

/**
 * Makes partitions by month ahead of time, and drops those past their retention. Rows of months that have none wait in
 * `…_rest` and are moved when their month is made.
 */
export async function maintainPartitions(knex: Knex, now: Date, retention: Retention): Promise<Outcome> {
  for (const partitioned of PARTITIONED) {
    const oldest = new Date(now.getTime() - retention[partitioned.keep] * DAY_MS);
    const done = await alone(knex, 'partitions', async (work) => {
      // Whoever reads or writes is not made to wait behind this: it is tried again later.
      await work.raw("SET LOCAL lock_timeout = '3s'");
      await dropOld(work, partitioned, oldest);
      await makeMissing(work, partitioned, now, oldest);
      return true;
    });
    if (done === null) return 'elsewhere';
  }
  for (const { table, column, keep } of WHOLE) {
    const past = boundOf(monthOf(new Date(now.getTime() - retention[keep] * DAY_MS)));
    const done = await alone(knex, 'partitions', (work) => work(table).where(column, '<', past).delete());
    if (done === null) return 'elsewhere';
  }
  return 'done';
}

async function dropOld(work: Knex, { table, column }: Dated, oldest: Date): Promise<void> {
  for (const month of await madeMonths(work, table)) {
    if (startOf(month + 1) <= oldest) await work.raw('DROP TABLE ??', [nameOf(table, month)]);
  }
  await work.raw('DELETE FROM ?? WHERE ?? < ?', [`${table}_rest`, column, boundOf(monthOf(oldest))]);
}

async function makeMissing(work: Knex, { table, column }: Dated, now: Date, oldest: Date): Promise<void> {
  const made = new Set(await madeMonths(work, table));
  const wanted = new Set(await waitingMonths(work, table, column));
  for (let month = monthOf(now) - MONTHS_BACK; month <= monthOf(now) + MONTHS_AHEAD; month += 1) wanted.add(month);
  for (const month of [...wanted].sort((a, b) => a - b)) {
    if (!made.has(month) && month >= monthOf(oldest)) await makePartition(work, table, column, month);
  }
}

/**
 * PostgreSQL refuses a partition whose rows lie in the default one, so they are moved while nobody can add to them. The
 * whole table is locked: a reader that knew its partitions already and waited for the default one would miss the rows.
 */
async function makePartition(work: Knex, table: string, column: string, month: number): Promise<void> {
  const [name, rest, from, to] = [nameOf(table, month), `${table}_rest`, boundOf(month), boundOf(month + 1)];
  await work.raw('LOCK TABLE ?? IN ACCESS EXCLUSIVE MODE', [table]);
  // Half of each page is kept for the next versions of its rows, which need no new entries in an index there.
  await work.raw('CREATE TABLE ?? (LIKE ?? INCLUDING ALL) WITH (fillfactor = 50)', [name, table]);
  await work.raw(
    'WITH moved AS (DELETE FROM ?? WHERE ?? >= ? AND ?? < ? RETURNING *) INSERT INTO ?? SELECT * FROM moved',
    [rest, column, from, column, to, name],
  );
  // No values can be bound in it; both are made of numbers alone.
  await work.raw(`ALTER TABLE ?? ATTACH PARTITION ?? FOR VALUES FROM ('${from}') TO ('${to}')`, [table, name]);
}

async function madeMonths(work: Knex, table: string): Promise<number[]> {
  const { rows } = await work.raw(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = to_regclass(?)`,
    [table],
  );
  return (rows as { name: string }[]).flatMap(({ name }) => {
    const [, year, month] = /_(\d{4})_(\d{2})$/.exec(name) ?? [];
    return year === undefined ? [] : [Number(year) * 12 + Number(month) - 1];
  });
}

async function waitingMonths(work: Knex, table: string, column: string): Promise<number[]> {
  const { rows } = await work.raw(
    `SELECT DISTINCT (extract(year FROM at) * 12 + extract(month FROM at) - 1)::int AS month
     FROM (SELECT ??::timestamptz AT TIME ZONE 'UTC' AS at FROM ??) rest`,
    [column, `${table}_rest`],
  );
  return (rows as { month: number }[]).map(({ month }) => month);
}

/** Months are counted from the year 0, in UTC. */
function monthOf(at: Date): number {
  return at.getUTCFullYear() * 12 + at.getUTCMonth();
}

function startOf(month: number): Date {
  return new Date(Date.UTC(Math.floor(month / 12), month % 12));
}

/** Fits both kinds of columns: as a date the time is dropped. */
function boundOf(month: number): string {
  return startOf(month).toISOString();
}

function nameOf(table: string, month: number): string {
  return `${table}_${boundOf(month).slice(0, 7).replace('-', '_')}`;
}
