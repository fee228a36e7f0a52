import type { FailOn } from '../report-input.ts';
import { count, listed } from '../words.ts';
import { type CountedSeverity, FAILING_SEVERITIES } from './severities.ts';

/** How many findings, or answers, have each severity. */
export type SeverityCounts = Readonly<Record<CountedSeverity, number>>;

/** `Failed: 1 error at or above --fail-on error (exit 1).` */
export function outcomeSentence(total: SeverityCounts, failOn: FailOn, exitStatus: 0 | 1): string {
  const failing = FAILING_SEVERITIES[failOn].filter((severity) => total[severity] > 0);
  const found = listed(
    failing.map((severity) => (severity === 'info' ? `${total.info} info` : count(total[severity], severity))),
  );
  if (exitStatus === 1) return `Failed: ${found} at or above --fail-on ${failOn} (exit 1).`;
  return failOn === 'never'
    ? 'Passed: findings never fail with --fail-on never (exit 0).'
    : `Passed: nothing at or above --fail-on ${failOn} (exit 0).`;
}

/** `0.3 s`; empty where nobody measured. */
export function elapsedText(elapsedMs: number | null): string {
  return elapsedMs === null ? '' : `${Math.max(0.1, elapsedMs / 1000).toFixed(1)} s`;
}
