import { serialiseLine } from './json/serialise.ts';
import { findingJson, summaryJson } from './json.ts';
import type { ReportInput } from './report-input.ts';
import { totalSummary } from './verdict/total-summary.ts';

const SCHEMA_VERSION = 1;

/**
 * The verdict as JSON lines: one for each finding, worst first within each comparison, then one for the summary of all.
 * docs/ndjson.schema.json describes a line.
 */
export function renderNdjson(input: ReportInput): string {
  const { runs, unchanged, failOn, exitStatus } = input;
  const findings = runs.flatMap(({ name, contract, owner, verdict }) =>
    verdict.findings.map((finding) => ({
      schemaVersion: SCHEMA_VERSION,
      type: 'finding',
      name,
      contract,
      owner,
      ...findingJson(finding),
    })),
  );
  const summary = {
    schemaVersion: SCHEMA_VERSION,
    type: 'summary',
    comparisons: runs.length,
    unchanged,
    failOn,
    exitStatus,
    ...summaryJson(totalSummary(runs.map(({ verdict }) => verdict))),
  };
  return `${[...findings, summary].map(serialiseLine).join('\n')}\n`;
}
