import type { Finding } from '@contract-check/core';
import { withoutLogCommands } from './escape/log-commands.ts';
import { escapeXml } from './escape/xml.ts';
import { operationsText } from './operations-text.ts';
import type { FailOn, ReportInput, ReportRun } from './report-input.ts';
import type { FindingPlace } from './source/finding-places.ts';
import { cut, findingSentences } from './source/finding-sentences.ts';
import { comparisonName, type PlacedFinding, placedFindings } from './source/placed-findings.ts';
import { FAILING_SEVERITIES } from './verdict/severities.ts';

/** Test reports hold names of this length well. */
const LONGEST = 1_000;

type Result = 'failed' | 'skipped' | 'passed';

function resultOf({ waiver, severity }: Finding, failOn: FailOn): Result {
  if (waiver !== null || severity === 'off') return 'skipped';
  return FAILING_SEVERITIES[failOn].includes(severity) ? 'failed' : 'passed';
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(cut(String(value), LONGEST))}"`)
    .join('');
}

function position(place: FindingPlace | null): string {
  return place === null ? '' : `${place.file}:${place.line}:${place.column}`;
}

/** What a person needs to see of a finding, a line each. */
function details({ finding, main, base }: PlacedFinding): string {
  const { operations, proof, fix, waive } = findingSentences(finding);
  const rows = [
    ['where', position(main)],
    ['before', position(base)],
    ['operations', operations],
    ['proof', proof],
    ['fix', fix],
    ['waive', waive],
    ['severity', `${finding.severity} (${finding.effect})`],
    ['fingerprint', finding.fingerprint],
  ] as const;
  return rows
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}: ${escapeXml(cut(text, LONGEST))}`)
    .join('\n');
}

function skippedBecause({ waiver }: Finding): string {
  if (waiver === null) return 'The severity is off.';
  const { reason, owner, until } = waiver;
  return `Waived by ${owner}${until === null ? '' : ` until ${until}`}: ${reason}`;
}

function inside(placed: PlacedFinding, result: Result): string {
  const { finding } = placed;
  switch (result) {
    case 'skipped':
      return `<skipped${attributes({ message: skippedBecause(finding) })}/>`;
    case 'failed': {
      const told = attributes({ message: finding.message, type: finding.rule });
      return `<failure${told}>${details(placed)}</failure>`;
    }
    case 'passed':
      // A warning that does not fail is still read by somebody.
      return finding.severity === 'info' ? '' : `<system-out>${details(placed)}</system-out>`;
  }
}

/** Rule and fingerprint keep names apart, and the same from build to build while the finding lasts. */
function testcase(placed: PlacedFinding, result: Result): string {
  const { finding } = placed;
  const { first } = operationsText(finding);
  const name = `${cut(finding.message, LONGEST - 200)} [${finding.rule} ${finding.fingerprint}]`;
  const head = `    <testcase${attributes({ name, classname: first === '' ? 'contract' : first })}`;
  const body = inside(placed, result);
  return body === '' ? `${head}/>` : `${head}>${body}</testcase>`;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly string[];
  readonly failures: number;
  readonly skipped: number;
}

function suiteOf(run: ReportRun, placed: readonly PlacedFinding[], input: ReportInput): Suite {
  const name = comparisonName(run, input) || run.revision.title || 'contract';
  const judged = placed.map((one) => ({ one, result: resultOf(one.finding, input.failOn) }));
  const number = (result: Result) => judged.filter((each) => each.result === result).length;
  const cases =
    judged.length === 0
      ? [`    <testcase${attributes({ name: 'nothing changed', classname: 'contract' })}/>`]
      : judged.map(({ one, result }) => testcase(one, result));
  return { name, cases, failures: number('failed'), skipped: number('skipped') };
}

function counts(suites: readonly Suite[]): Readonly<Record<string, number>> {
  const sum = (of: (suite: Suite) => number) => suites.reduce((total, suite) => total + of(suite), 0);
  return { tests: sum(({ cases }) => cases.length), failures: sum(({ failures }) => failures), errors: 0 };
}

/**
 * The verdict as JUnit XML, in the form that Jenkins (junit-10.xsd) and GitLab read: a suite for each comparison, a case
 * for each finding. At or above `failOn` it fails; waived or off it is skipped; without findings one case passes.
 */
export function renderJunit(input: ReportInput): string {
  const suites = input.runs.map((run) => suiteOf(run, placedFindings({ ...input, runs: [run] }), input));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'contract-check', ...counts(suites) })}>`,
    ...suites.flatMap((suite) => [
      `  <testsuite${attributes({ name: suite.name, ...counts([suite]), skipped: suite.skipped })}>`,
      ...suite.cases,
      '  </testsuite>',
    ]),
    '</testsuites>',
  ];
  return withoutLogCommands(`${lines.join('\n')}\n`);
}
