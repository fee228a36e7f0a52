import type { SourceNode } from '../load/source-node.ts';
import type { StabilityLevel } from '../policy/policy.ts';
import type { ChangeData } from './change.ts';
import type { LifecycleEvent, LifecycleFact, LifecycleSubject } from './facts.ts';

/** What an element says of its own end. */
export interface Lifecycle {
  readonly deprecated: SourceNode | undefined;
  readonly since: SourceNode | undefined;
  readonly sunset: SourceNode | undefined;
  readonly stability: SourceNode | undefined;
}

export function readLifecycle(read: (keyword: string) => SourceNode | undefined): Lifecycle {
  const deprecated = read('deprecated');
  return {
    deprecated: deprecated?.value === true ? deprecated : undefined,
    since: read('x-deprecated-since'),
    sunset: read('x-sunset'),
    stability: read('x-stability-level'),
  };
}

/** Least stable first; `x-stability-level` as the strongest peer and API guidelines use it. */
export const stabilityLevels: readonly StabilityLevel[] = ['draft', 'alpha', 'beta', 'stable'];

/**
 * A date as RFC 3339 full-date or date-time, in milliseconds of Unix time (a bare date counts as its midnight, a time
 * without offset as one in UTC); null when it cannot be read.
 */
export function readDate(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const match = /^(\d{4})-(\d{2})-(\d{2})([Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})?)?$/.exec(value);
  const [, year = 0, month = 0, day = 0] = (match ?? []).map(Number);
  if (match === null || day > daysIn(year, month)) return null;
  const [, , , , time, , , offset] = match;
  const moment = Date.parse(`${value.replace(/[t ]/, 'T').toUpperCase()}${time === undefined || offset ? '' : 'Z'}`);
  return Number.isNaN(moment) ? null : moment;
}

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

export interface LifecycleChange {
  readonly fact: LifecycleFact;
  readonly base: SourceNode | undefined;
  readonly revision: SourceNode | undefined;
  readonly data?: ChangeData;
}

export function compareLifecycles(
  subject: LifecycleSubject,
  base: Lifecycle,
  revision: Lifecycle,
  emit: (change: LifecycleChange) => void,
): void {
  if ((base.deprecated === undefined) !== (revision.deprecated === undefined)) {
    const event = revision.deprecated === undefined ? 'undeprecated' : 'deprecated';
    const after = revision.sunset?.value;
    emit({ fact: `${subject}-${event}`, base: base.deprecated, revision: revision.deprecated, data: { after } });
  }
  for (const [keyword, eventOf] of [
    ['sunset', sunsetEvent],
    ['stability', stabilityEvent],
  ] as const) {
    const [was, is] = [base[keyword], revision[keyword]];
    const data = { before: was?.value, after: is?.value };
    const event = data.before === data.after ? null : eventOf(data.before, data.after);
    // A date that comes or goes with the deprecation is told with it.
    const isTold =
      (event === 'sunset-added' && base.deprecated === undefined && revision.deprecated !== undefined) ||
      (event === 'sunset-removed' && base.deprecated !== undefined && revision.deprecated === undefined);
    if (event !== null && !isTold) emit({ fact: `${subject}-${event}`, base: was, revision: is, data });
  }
}

function sunsetEvent(before: unknown, after: unknown): LifecycleEvent | null {
  if (after === undefined) return 'sunset-removed';
  const [old, date] = [readDate(before), readDate(after)];
  if (date === null) return 'sunset-unreadable';
  if (old === null) return 'sunset-added';
  if (old === date) return null;
  return date < old ? 'sunset-earlier' : 'sunset-later';
}

function stabilityEvent(before: unknown, after: unknown): LifecycleEvent | null {
  const rank = (value: unknown) =>
    value === undefined ? stabilityLevels.length - 1 : (stabilityLevels as readonly unknown[]).indexOf(value);
  const [from, to] = [rank(before), rank(after)];
  if (to === -1) return 'stability-unreadable';
  if (from === -1 || from === to) return null;
  return to < from ? 'stability-lowered' : 'stability-raised';
}
