import type { Contract, Verdict } from '@contract-check/core';

/** The lowest severity that makes a run fail. */
export type FailOn = 'error' | 'warning' | 'info' | 'never';

/** One base compared with the revision. */
export interface ReportRun {
  /** What people call this comparison: the base, or the configured contract. Shown only when there are several. */
  readonly name: string;
  /** Name of the configured contract; null for contracts that were named one by one. */
  readonly contract: string | null;
  /** Who answers for it, as configured. */
  readonly owner: string | null;
  readonly base: Contract;
  readonly revision: Contract;
  readonly verdict: Verdict;
}

/** What every renderer of verdicts is given. */
export interface ReportInput {
  /** One entry per contract and base compared; contracts that cannot have changed have none. */
  readonly runs: readonly ReportRun[];
  /** Configured contracts whose files are those of their base, so that nothing had to be compared. */
  readonly unchanged: number;
  readonly failOn: FailOn;
  readonly exitStatus: 0 | 1;
  /** Milliseconds; null where it would only be noise (Markdown, tests). */
  readonly elapsedMs: number | null;
}

/** The only comparison, of contracts that were named one by one; null when there are several or they are configured. */
export function standsAlone({ runs }: ReportInput): ReportRun | null {
  const [only, ...others] = runs;
  return only !== undefined && others.length === 0 && only.contract === null ? only : null;
}
