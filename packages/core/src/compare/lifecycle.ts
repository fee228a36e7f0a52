import type { SourceNode } from '../load/source-node.ts';
import type { ChangeData } from './change.ts';
import type { LifecycleFact, LifecycleSubject } from './facts.ts';

/** What an element says of its own end. */
export interface Lifecycle {
  readonly deprecated: SourceNode | undefined;
  readonly sunset: SourceNode | undefined;
  readonly stability: SourceNode | undefined;
}

export function readLifecycle(read: (keyword: string) => SourceNode | undefined): Lifecycle {
  const deprecated = read('deprecated');
  return {
    deprecated: deprecated?.value === true ? deprecated : undefined,
    sunset: read('x-sunset'),
    stability: read('x-stability-level'),
  };
}

/** Least stable first; `x-stability-level` as the strongest peer and API guidelines use it. */
const levels = ['draft', 'alpha', 'beta', 'stable'];

/** A date as RFC 3339 full-date or date-time; null when it cannot be read. */
function readDate(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:\d{2})?)?$/.exec(
    value,
  );
  if (match === null) return null;
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  const days = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ];
  return month >= 1 && month <= 12 && day >= 1 && day <= (days[month - 1] ?? 0) ? value : null;
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
  compareSunsets(subject, base.sunset, revision.sunset, emit);
  compareStability(subject, base.stability, revision.stability, emit);
}

function compareSunsets(
  subject: LifecycleSubject,
  base: SourceNode | undefined,
  revision: SourceNode | undefined,
  emit: (change: LifecycleChange) => void,
): void {
  const [before, after] = [base?.value, revision?.value];
  if (before === after) return;
  const data = { before, after };
  if (revision === undefined) return emit({ fact: `${subject}-sunset-removed`, base, revision, data });
  const date = readDate(after);
  if (date === null) return emit({ fact: `${subject}-sunset-unreadable`, base, revision, data });
  const old = readDate(before);
  if (old === null) return emit({ fact: `${subject}-sunset-added`, base, revision, data });
  // Dates of one form compare as texts; a bare date counts as its midnight.
  const [from, to] = [old.replace(' ', 'T'), date.replace(' ', 'T')];
  if (from !== to) emit({ fact: `${subject}-sunset-${to < from ? 'earlier' : 'later'}`, base, revision, data });
}

function compareStability(
  subject: LifecycleSubject,
  base: SourceNode | undefined,
  revision: SourceNode | undefined,
  emit: (change: LifecycleChange) => void,
): void {
  const [before, after] = [base?.value, revision?.value];
  if (before === after) return;
  const data = { before, after };
  const rank = (value: unknown) => (value === undefined ? levels.length - 1 : levels.indexOf(String(value)));
  if (rank(after) === -1) return emit({ fact: `${subject}-stability-unreadable`, base, revision, data });
  if (rank(before) === -1 || rank(before) === rank(after)) return;
  emit({ fact: `${subject}-stability-${rank(after) < rank(before) ? 'lowered' : 'raised'}`, base, revision, data });
}
