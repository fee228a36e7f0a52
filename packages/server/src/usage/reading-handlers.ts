import { csvOf } from '@contract-check/report';
import type { SurfaceRows, UsageRows } from '../generated/api.ts';
import type { Answer, Handlers, ServiceContext } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import { limitedRead } from '../store/limited-read.ts';
import { readCoverage } from '../store/read-coverage.ts';
import type { Filter } from '../store/read-filter.ts';
import { readSurfaceUse } from '../store/read-surfaces.ts';
import { type DimensionName, readUsage } from '../store/read-usage.ts';
import { readWindow, type Span } from '../store/read-window.ts';
import { coverageOf } from './coverage.ts';
import { cursorOf, endOfCursor } from './cursor.ts';
import { askedFilter, askedSpan, wrong } from './read-question.ts';

const DAY_MS = 86_400_000;
const COUNTS = ['calls', 'errors', 'firstSeen', 'lastSeen'];

/**
 * Reading use back.
 *
 * @param hourDays for how many days counts by hour are kept
 */
export function readingHandlers({ hourDays }: { readonly hourDays: number }): Handlers {
  return {
    readUsage: async ({ query, accepts }, context) => {
      const { now } = context;
      const isCsv = prefersCsv(accepts);
      const groupBy = query.groupBy as readonly DimensionName[];
      const span = askedSpan(query, now());
      const hoursSince = new Date(now().getTime() - hourDays * DAY_MS);
      const byHour = groupBy.includes('hour');
      if (byHour && span.from < hoursSince) throw wrong('from', `is before counts by hour, kept for ${hourDays} days`);
      const window = readWindow(span, hoursSince, byHour);
      const after = endOfCursor(query.cursor as string | undefined, groupBy);
      const limit = query.limit as number;
      const { rows, end, coverage } = await limitedRead(context, async (knex) => {
        const filter = await askedFilter(knex, query);
        const page = await readUsage(knex, { window, filter, groupBy, limit, after });
        return { ...page, coverage: await coverageFor({ knex, now }, window, filter) };
      });
      const next = end === null ? null : cursorOf(end);
      if (!isCsv) return { status: 200, body: { rows, coverage, next } as unknown as UsageRows };
      return csvAnswer(csvOf([...groupBy, ...COUNTS], rows), coverage.complete, next);
    },

    readSurfaceUse: async ({ query }, context) => {
      const { now } = context;
      const span = askedSpan(query, now());
      const { rows, coverage } = await limitedRead(context, async (knex) => {
        const filter = await askedFilter(knex, query);
        const found = await readSurfaceUse(knex, span, filter);
        return { rows: found, coverage: await coverageFor({ knex, now }, span, filter) };
      });
      const shown = rows.map((row) => ({ ...row, lastUsed: row.lastUsed?.toISOString() ?? null }));
      return { status: 200, body: { rows: shown, coverage } as SurfaceRows };
    },
  };
}

/** Nothing can be said of what has not come yet. */
async function coverageFor(
  { knex, now }: Pick<ServiceContext, 'knex' | 'now'>,
  { from, to }: Span,
  { service, environments }: Filter & { readonly service: number },
) {
  const past = { from, to: new Date(Math.max(from.getTime(), Math.min(to.getTime(), now().getTime()))) };
  return coverageOf({ from, to }, await readCoverage(knex, past, service, environments));
}

const JSON_TYPES = new Set(['application/json', 'application/*', '*/*']);
const CSV_TYPES = new Set(['text/csv', 'text/*']);

function prefersCsv(accepts: readonly string[]): boolean {
  const best = accepts.find((type) => JSON_TYPES.has(type) || CSV_TYPES.has(type));
  if (best === undefined && accepts.length > 0) throw new ProblemError('not-acceptable');
  return best !== undefined && CSV_TYPES.has(best);
}

function csvAnswer(body: string, isComplete: boolean, next: string | null): Answer {
  const headers = { 'Coverage-Complete': String(isComplete), ...(next === null ? {} : { 'Next-Cursor': next }) };
  return { status: 200, mediaType: 'text/csv', headers, body };
}
