import type { CaseKind } from './cases.ts';

/** What the whole process may take, against a process that only parses both texts. */
export interface Target {
  /** Processor time, as a multiple. */
  readonly timeRatio: number | null;
  /** Peak resident memory, as a multiple. */
  readonly memoryRatio: number | null;
  /** Processor time above that of `node -e 0`, in milliseconds. */
  readonly aboveNodeMs: number | null;
  /** What deciding and showing breaks may add to the processor time of comparing by the table alone, as a share. */
  readonly provingShare: number | null;
}

export const targets: Readonly<Record<CaseKind, Target>> = {
  small: { timeRatio: null, memoryRatio: null, aboveNodeMs: 100, provingShare: null },
  yaml: { timeRatio: 1.3, memoryRatio: 1.5, aboveNodeMs: null, provingShare: null },
  'json-same': { timeRatio: 2.5, memoryRatio: 1.5, aboveNodeMs: null, provingShare: null },
  'json-findings': { timeRatio: 4, memoryRatio: 1.5, aboveNodeMs: null, provingShare: 0.3 },
  // Synthetic JSON with findings: the growth matters; the ratios of json-findings hold as well.
  growth: { timeRatio: 4, memoryRatio: 1.5, aboveNodeMs: null, provingShare: null },
};

/** Twice the input may take at most 2^1.1 times the time. */
export const largestExponent = 1.1;

/** Processor time that a whole diff of hostile input may take. */
export const hostileLimitsMs = { pattern: 1000, document: 2000 } as const;
