import type { Finding, Severity } from '@contract-check/core';
import { type ReportInput, type ReportRun, standsAlone } from '../report-input.ts';
import { type FindingPlace, findingPlaces } from './finding-places.ts';

/** A finding of one of the comparisons, and where it is shown. */
export interface PlacedFinding {
  readonly run: ReportRun;
  readonly finding: Finding;
  /** In the revision; a removal at the nearest line that is left of it. */
  readonly main: FindingPlace | null;
  readonly base: FindingPlace | null;
  /** 1 for the first finding with its fingerprint: two bases can have the same one. */
  readonly occurrence: number;
}

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, off: 3 };

function rank({ waiver, severity }: Finding): number {
  return RANKS[severity] + (waiver === null ? 0 : Object.keys(RANKS).length);
}

/** The findings of all comparisons: what is not waived first, then by severity, then as each verdict has them. */
export function placedFindings({ runs }: ReportInput): readonly PlacedFinding[] {
  const seen = new Map<string, number>();
  const placed = runs.flatMap((run) => {
    const { findings } = run.verdict;
    const places = findingPlaces(run, findings);
    return findings.map((finding) => {
      const occurrence = (seen.get(finding.fingerprint) ?? 0) + 1;
      seen.set(finding.fingerprint, occurrence);
      return { run, finding, main: places.main(finding), base: places.base(finding), occurrence };
    });
  });
  return placed.sort((a, b) => rank(a.finding) - rank(b.finding));
}

/** What a reviewer has to look at: a compatible change only if the team raised its severity. */
export function isForReview({ waiver, severity, effect }: Finding): boolean {
  if (waiver !== null || severity === 'off') return false;
  return severity !== 'info' || effect === 'breaking' || effect === 'risky';
}

/** `against v1.yaml`, or the name of a configured contract: tells the comparisons apart. Empty for a single one. */
export function comparisonName(run: ReportRun, input: ReportInput): string {
  if (standsAlone(input) !== null) return '';
  return run.contract === null ? `against ${run.name}` : run.name;
}
