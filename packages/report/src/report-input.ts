import type { Contract, Verdict } from '@contract-check/core';

/** The lowest severity that makes a run fail. */
export type FailOn = 'error' | 'warning' | 'info' | 'never';

/** One base compared with the revision. */
export interface ReportRun {
  /** What people call this comparison; shown only when there are several. */
  readonly name: string;
  readonly base: Contract;
  readonly revision: Contract;
  readonly verdict: Verdict;
}

/** What every renderer of verdicts is given. */
export interface ReportInput {
  /** One entry per base compared (several with `--against`). */
  readonly runs: readonly ReportRun[];
  readonly failOn: FailOn;
  readonly exitStatus: 0 | 1;
  /** Milliseconds; null where it would only be noise (Markdown, tests). */
  readonly elapsedMs: number | null;
}
