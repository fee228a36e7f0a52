import type { Severity } from '@contract-check/core';
import { repositoryPath } from './escape/file-uri.ts';
import { showControls } from './escape/visible-controls.ts';
import { serialise } from './json/serialise.ts';
import type { ReportInput } from './report-input.ts';
import { cut, findingSentences } from './source/finding-sentences.ts';
import { comparisonName, isForReview, type PlacedFinding, placedFindings } from './source/placed-findings.ts';

type GitlabSeverity = 'info' | 'minor' | 'major' | 'critical' | 'blocker';

/** `blocker` and `minor` are left to other tools: ours say what a team made of an effect, in three steps. */
const SEVERITIES: Readonly<Record<Severity, GitlabSeverity>> = {
  error: 'critical',
  warning: 'major',
  info: 'info',
  off: 'info',
};

const LONGEST = 1_000;

function entry(placed: PlacedFinding, input: ReportInput): unknown {
  const { run, finding, main, occurrence } = placed;
  const { operations } = findingSentences(finding);
  const file = main?.file ?? run.revision.sources.entry.label;
  const about = [operations, comparisonName(run, input)].filter((part) => part !== '').join(', ');
  const description = about === '' ? finding.message : `${finding.message} (${about})`;
  return {
    description: cut(showControls(description), LONGEST),
    check_name: finding.rule,
    fingerprint: occurrence === 1 ? finding.fingerprint : `${finding.fingerprint}-${occurrence}`,
    severity: SEVERITIES[finding.severity],
    location: { path: showControls(repositoryPath(file) ?? file), lines: { begin: main?.line ?? 1 } },
  };
}

/**
 * The verdict as a GitLab code quality report: a list, worst first. Whatever is in it counts as a degradation, so it
 * holds what a reviewer has to look at: nothing that is waived or off, no compatible change. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function renderGitlab(input: ReportInput): string {
  const told = placedFindings(input).filter(({ finding }) => isForReview(finding));
  return `${serialise(told.map((placed) => entry(placed, input)))}\n`;
}
