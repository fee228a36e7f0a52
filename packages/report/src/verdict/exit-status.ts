import type { Verdict } from '@contract-check/core';
import type { FailOn } from '../report-input.ts';
import { FAILING_SEVERITIES } from './severities.ts';

/** 1 when any verdict counts a finding at or above `failOn`, else 0. All bases must hold. */
export function exitStatus(verdicts: readonly Verdict[], failOn: FailOn): 0 | 1 {
  const failing = FAILING_SEVERITIES[failOn];
  return verdicts.some(({ summary }) => failing.some((severity) => summary[severity] > 0)) ? 1 : 0;
}
