import { ProblemError } from '../http/problem.ts';
import type { DimensionName, PageEnd } from '../store/read-usage.ts';

const TEXT = (part: unknown) => typeof part === 'string' && !part.includes('\0');
const NUMBER = (part: unknown) => Number.isSafeInteger(part);
const TIME = (part: unknown) => typeof part === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(part);
const DAY = (part: unknown) => typeof part === 'string' && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(part);

/** What a row is told apart by, as the store compares it. */
const PARTS: Readonly<Record<DimensionName, (part: unknown) => boolean>> = {
  operation: NUMBER,
  consumer: NUMBER,
  consumerVersion: TEXT,
  apiVersion: TEXT,
  providerVersion: TEXT,
  environment: NUMBER,
  status: NUMBER,
  day: DAY,
  hour: TIME,
};

export function cursorOf(end: PageEnd): string {
  return Buffer.from(JSON.stringify(end)).toString('base64url');
}

/** Throws `ProblemError` `invalid-request` for one that was not made for the same question. */
export function endOfCursor(cursor: string | undefined, groupBy: readonly DimensionName[]): PageEnd | null {
  if (cursor === undefined) return null;
  const parts = parsed(cursor);
  const checks = [NUMBER, ...groupBy.map((name) => PARTS[name])];
  if (Array.isArray(parts) && parts.length === checks.length && checks.every((check, index) => check(parts[index]))) {
    return parts;
  }
  throw new ProblemError('invalid-request', { detail: 'The cursor is none of ours, or of another question.' });
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}
