import type { CaseKind } from './cases.ts';

/** What the whole process may take, against a process that only parses both texts. */
export interface Target {
  /** Processor time, as a multiple. */
  readonly timeRatio: number | null;
  /** Peak resident memory, as a multiple. */
  readonly memoryRatio: number | null;
  /** Processor time above that of `node -e 0`, in milliseconds. */
  readonly aboveNodeMs: number | null;
}

export const targets: Readonly<Record<CaseKind, Target>> = {
  small: { timeRatio: null, memoryRatio: null, aboveNodeMs: 100 },
  yaml: { timeRatio: 1.3, memoryRatio: 1.5, aboveNodeMs: null },
  'json-same': { timeRatio: 2.5, memoryRatio: 1.5, aboveNodeMs: null },
  'json-findings': { timeRatio: 4, memoryRatio: 1.5, aboveNodeMs: null },
  // Synthetic JSON with findings: the growth matters; the ratios of json-findings hold as well.
  growth: { timeRatio: 4, memoryRatio: 1.5, aboveNodeMs: null },
};

/** Twice the input may take at most 2^1.1 times the time. */
export const largestExponent = 1.1;
