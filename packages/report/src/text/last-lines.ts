import { wrap } from './layout.ts';
import type { Style } from './style.ts';

/** What the last line of a report says. */
interface Ending {
  /** Stands before the outcome in the same line; may be empty. */
  readonly before: string;
  /** Begins with the word that is painted: `Failed: …`, `Passed: …`. */
  readonly outcome: string;
  readonly elapsed: string;
  readonly exitStatus: 0 | 1;
}

/** `1 breaking. Failed: 1 error at or above --fail-on error (exit 1). 0.3 s` */
export function lastLines({ before, outcome, elapsed, exitStatus }: Ending, style: Style): readonly string[] {
  const paint = exitStatus === 1 ? style.paint.failed : style.paint.passed;
  const [word = '', ...rest] = outcome.split(' ');
  return wrap([before, paint(word), ...rest, elapsed].filter((part) => part !== '').join(' '), style.width);
}
