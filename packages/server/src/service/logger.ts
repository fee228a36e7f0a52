import { pino } from 'pino';
import type { Logger } from '../http/handler.ts';

/**
 * Lines of JSON, whose escapes keep every control character out of the log. Of errors only what says what happened:
 * databases put values of rows beside it.
 */
export function loggerTo(write: (line: string) => void, level: string): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: shownError } };
  return pino(options, { write: (line) => write(escapeRest(line)) });
}

function shownError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  return { name, message, stack, ...('code' in error ? { code: error.code } : {}) };
}

/** JSON lets C1 and bidirectional controls through, which terminals obey. */
function escapeRest(line: string): string {
  return line.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
