import type { Effect, Finding } from '@contract-check/core';
import type { ReportInput } from '../report-input.ts';

/** A page that is opened and searched at once: some megabytes. */
const MOST_FINDINGS = 3_000;
const MOST_WITH_SOURCE = 500;

const WORST_FIRST: readonly Effect[] = ['breaking', 'risky', 'compatible', 'docs'];

/** What a page shows of a large result. */
export interface Bounds {
  readonly listed: ReadonlySet<Finding>;
  /** Those that are shown with their lines of both contracts. */
  readonly withSource: ReadonlySet<Finding>;
  /** What is left out, in sentences; empty when nothing is. */
  readonly leftOut: string;
}

function leftOut(total: number, listed: number): string {
  if (total <= MOST_WITH_SOURCE) return '';
  const source = `the source of the first ${MOST_WITH_SOURCE}`;
  const shown = total > listed ? `${listed} of ${total} changes, worst first, and ${source}` : source;
  return `This page shows ${shown}. Everything is in the output of --format json.`;
}

/** The worst of all runs come first; how many there are is bounded. */
export function boundsOf({ runs }: ReportInput): Bounds {
  const all = runs.flatMap(({ verdict }) => verdict.findings);
  const ordered = WORST_FIRST.flatMap((effect) => all.filter((finding) => finding.effect === effect));
  const listed = ordered.slice(0, MOST_FINDINGS);
  return {
    listed: new Set(listed),
    withSource: new Set(ordered.slice(0, MOST_WITH_SOURCE)),
    leftOut: leftOut(all.length, listed.length),
  };
}
