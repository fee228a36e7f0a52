import type { Verdict } from '@contract-check/core';
import type { FailOn } from '../report-input.ts';
import type { SeverityCounts } from './outcome.ts';
import { FAILING_SEVERITIES } from './severities.ts';

/** 1 when any verdict counts a finding at or above `failOn`, else 0. All bases must hold. */
export function exitStatus(verdicts: readonly Verdict[], failOn: FailOn): 0 | 1 {
  return verdicts.some(({ summary }) => isFailing(summary, failOn)) ? 1 : 0;
}

/** Whether there is anything at or above `failOn`. */
export function isFailing(counts: SeverityCounts, failOn: FailOn): boolean {
  return FAILING_SEVERITIES[failOn].some((severity) => counts[severity] > 0);
}
