import type { Summary } from '@contract-check/core';
import type { ReportInput } from '../report-input.ts';
import { elapsedText, outcomeSentence } from './outcome.ts';
import { adviseVersion } from './recommended-version.ts';
import { totalSummary } from './total-summary.ts';

/** What the end of a report says, as plain sentences. */
export interface Closing {
  readonly total: Summary;
  /** Nothing was found at all. */
  readonly unchanged: boolean;
  /** `1 breaking, 1 risky, 1 compatible.` */
  readonly counts: string;
  /** `Recommended version: 2.0.0 (major).`, or empty. */
  readonly version: string;
  /** `Failed: 1 error at or above --fail-on error (exit 1).` */
  readonly outcome: string;
  /** `0.3 s`, or empty. */
  readonly elapsed: string;
}

function countsSentence(total: Summary): string {
  const parts = [`${total.breaking} breaking`];
  if (total.risky > 0) parts.push(`${total.risky} risky`);
  if (total.compatible > 0) parts.push(`${total.compatible} compatible`);
  if (total.docs > 0) parts.push(`${total.docs} docs`);
  if (total.waived > 0) parts.push(`${total.waived} waived`);
  return `${parts.join(', ')}.`;
}

/** Against several bases there is no single version to go up from: only the size of the step is told. */
function versionSentence(input: ReportInput, total: Summary): string {
  const [only, ...others] = input.runs;
  // Contracts have versions of their own.
  if (input.runs.some(({ contract }) => contract !== only?.contract)) return '';
  const single = only !== undefined && others.length === 0 ? only : null;
  const advice = adviseVersion(single?.base.version ?? null, single?.revision.version ?? null, total.recommendedBump);
  if (advice === null) return '';
  if (advice.version === null) return `Recommended version step: ${advice.bump}.`;
  return advice.reached === null
    ? `Recommended version: ${advice.version} (${advice.bump}).`
    : `Version ${advice.reached} is high enough (${advice.bump}).`;
}

/** Counts, version and outcome of all runs together: what text and Markdown both say. */
export function summarise(input: ReportInput): Closing {
  const verdicts = input.runs.map(({ verdict }) => verdict);
  const total = totalSummary(verdicts);
  return {
    total,
    unchanged: verdicts.every(({ findings }) => findings.length === 0),
    counts: countsSentence(total),
    version: versionSentence(input, total),
    outcome: outcomeSentence(total, input.failOn, input.exitStatus),
    elapsed: elapsedText(input.elapsedMs),
  };
}
