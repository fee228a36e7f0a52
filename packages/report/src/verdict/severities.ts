import type { Severity } from '@contract-check/core';
import type { FailOn } from '../report-input.ts';

export type CountedSeverity = Exclude<Severity, 'off'>;

/** The severities that make a run fail, worst first. */
export const FAILING_SEVERITIES: Readonly<Record<FailOn, readonly CountedSeverity[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  info: ['error', 'warning', 'info'],
  never: [],
};
