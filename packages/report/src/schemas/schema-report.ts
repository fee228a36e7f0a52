import type { Contract, SchemaVerdict } from '@contract-check/core';
import type { FailOn } from '../report-input.ts';
import { isFailing } from '../verdict/exit-status.ts';
import type { SeverityCounts } from '../verdict/outcome.ts';

/** What every renderer of compared schemas is given. */
export interface SchemaReport {
  readonly base: Contract;
  readonly revision: Contract;
  readonly verdict: SchemaVerdict;
  readonly failOn: FailOn;
  readonly exitStatus: 0 | 1;
  /** Milliseconds; null where it would only be noise (Markdown, tests). */
  readonly elapsedMs: number | null;
}

/** How many directions do not hold (errors), and how many are not decided (warnings). */
export function schemaCounts({ checks }: SchemaVerdict): SeverityCounts {
  const count = (wanted: string) => checks.filter(({ severity }) => severity === wanted).length;
  return { error: count('error'), warning: count('warning'), info: 0 };
}

/** 1 when a direction is at or above `failOn`, else 0. */
export function schemaExitStatus(verdict: SchemaVerdict, failOn: FailOn): 0 | 1 {
  return isFailing(schemaCounts(verdict), failOn) ? 1 : 0;
}
