import type { Bump, Summary, Verdict } from '@contract-check/core';

/** Smallest first. */
const BUMPS: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

function largerBump(a: Bump, b: Bump): Bump {
  return BUMPS.indexOf(a) >= BUMPS.indexOf(b) ? a : b;
}

/** The counts of all runs added up, with the largest bump that any of them asks for. */
export function totalSummary(verdicts: readonly Verdict[]): Summary {
  const total: { -readonly [K in keyof Summary]: Summary[K] } = {
    breaking: 0,
    risky: 0,
    compatible: 0,
    docs: 0,
    error: 0,
    warning: 0,
    info: 0,
    waived: 0,
    recommendedBump: 'none',
  };
  for (const { summary } of verdicts) {
    total.breaking += summary.breaking;
    total.risky += summary.risky;
    total.compatible += summary.compatible;
    total.docs += summary.docs;
    total.error += summary.error;
    total.warning += summary.warning;
    total.info += summary.info;
    total.waived += summary.waived;
    total.recommendedBump = largerBump(total.recommendedBump, summary.recommendedBump);
  }
  return total;
}
