import { ProblemError } from '../http/problem.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SLOT_MS = 300_000;

/** For so long after its end a batch can be sent again without being counted again (design.md, 5). */
const WINDOW_MS = 7 * DAY_MS;
/** Ids outlive the window by this, for servers whose clocks differ. */
const MARGIN_MS = HOUR_MS;
/** Clocks of senders that are further ahead are wrong. */
const AHEAD_MS = DAY_MS;

export interface BatchTimes {
  /** When its calls were seen first and last; never after now, whatever the clock of the sender says. */
  readonly from: Date;
  readonly to: Date;
  /** All of its calls are counted in the hour in which it ended: reports are of seconds or minutes. */
  readonly hour: Date;
  /** Slots of five minutes for which the source has spoken. */
  readonly firstSlot: Date;
  readonly lastSlot: Date;
  readonly received: Date;
  /** Until when its id has to be known. */
  readonly keepUntil: Date;
}

/**
 * Throws `ProblemError`: `batch-too-old` for one that may have been forgotten, `invalid-request` for times that cannot
 * be. A batch that ends at a full hour or slot belongs to the one before.
 */
export function batchTimes(report: { readonly from: string; readonly to: string }, received: Date): BatchTimes {
  const now = received.getTime();
  const [from, to] = [Date.parse(report.from), Date.parse(report.to)];
  if (Number.isNaN(from) || Number.isNaN(to)) throw wrong('/to', 'is no time that can be read');
  if (from > to) throw wrong('/to', 'is before "from"');
  if (to > now + AHEAD_MS) throw wrong('/to', 'is more than a day ahead of the clock of the service');
  if (to < now - WINDOW_MS) throw new ProblemError('batch-too-old');
  const seenTo = Math.min(to, now);
  const seenFrom = Math.max(Math.min(from, seenTo), seenTo - WINDOW_MS);
  const inside = Math.max(seenFrom, seenTo - 1);
  return {
    from: new Date(seenFrom),
    to: new Date(seenTo),
    hour: startOf(inside, HOUR_MS),
    firstSlot: startOf(seenFrom, SLOT_MS),
    lastSlot: startOf(inside, SLOT_MS),
    received,
    keepUntil: new Date(Math.max(now, to) + WINDOW_MS + MARGIN_MS),
  };
}

/** The slot in which a source has just spoken. */
export function slotOf(at: Date): Date {
  return startOf(at.getTime(), SLOT_MS);
}

function startOf(at: number, length: number): Date {
  return new Date(Math.floor(at / length) * length);
}

function wrong(pointer: string, detail: string): ProblemError {
  return new ProblemError('invalid-request', { members: { errors: [{ pointer, detail }] } });
}
