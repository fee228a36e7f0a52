/** From a time up to, not including, another. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** Where the counts of a window stand: whole days in the days, the rest of it in the hours. */
export interface ReadWindow extends Span {
  readonly days: Span | null;
  readonly hours: readonly Span[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * Counts are kept by hour, and longer by day. So a window is widened to whole hours, and, where it begins or ends before
 * hours are kept, to whole days (UTC).
 *
 * @param byHour the rows are told apart by hour, so that days are of no use
 */
export function readWindow(asked: Span, hoursKeptSince: Date, byHour: boolean): ReadWindow {
  const step = (at: Date) => (!byHour && at < hoursKeptSince ? DAY_MS : HOUR_MS);
  const from = down(asked.from, step(asked.from));
  const to = Math.max(from, up(asked.to, step(asked.to)));
  const [firstDay, lastDay] = [up(new Date(from), DAY_MS), down(new Date(to), DAY_MS)];
  const whole = { from: new Date(from), to: new Date(to) };
  if (byHour || firstDay >= lastDay) return { ...whole, days: null, hours: from < to ? [whole] : [] };
  const hours = [span(from, firstDay), span(lastDay, to)].filter((one) => one.from < one.to);
  return { ...whole, days: span(firstDay, lastDay), hours };
}

/** Whole months (UTC) among whole days, and the days before and after them. */
export function splitMonths({ from, to }: Span): { readonly months: Span | null; readonly days: readonly Span[] } {
  const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + (from.getUTCDate() === 1 ? 0 : 1));
  const last = Date.UTC(to.getUTCFullYear(), to.getUTCMonth());
  if (first >= last) return { months: null, days: [{ from, to }] };
  const days = [span(from.getTime(), first), span(last, to.getTime())].filter((one) => one.from < one.to);
  return { months: span(first, last), days };
}

/** Whole days (UTC) of a time, and what is before and after them; without any, all of it is before. Any may be empty. */
export function splitDays({ from, to }: Span): { readonly head: Span; readonly days: Span; readonly tail: Span } {
  const [first, last] = [up(from, DAY_MS), down(to, DAY_MS)];
  const end = to.getTime();
  if (first >= last) return { head: { from, to }, days: span(end, end), tail: span(end, end) };
  return { head: span(from.getTime(), first), days: span(first, last), tail: span(last, end) };
}

function span(from: number, to: number): Span {
  return { from: new Date(from), to: new Date(to) };
}

function down(at: Date, step: number): number {
  return Math.floor(at.getTime() / step) * step;
}

function up(at: Date, step: number): number {
  return Math.ceil(at.getTime() / step) * step;
}
