import { type FailOn, type ReportInput, renderGithub, renderGitlab, renderJunit } from '@contract-check/report';
import { describe, expect, test } from 'vitest';
import { fakeContract } from './support/fake-contract.ts';
import { fakeFinding, siteAt } from './support/fake-verdict.ts';
import { policySample, withFindings } from './support/format-samples.ts';
import { ordersSample, unchangedSample } from './support/orders-sample.ts';
import { workflowCommands } from './support/workflow-commands.ts';

/** The orders sample twice, as against two bases. */
function twice(): ReportInput {
  const { runs } = ordersSample();
  return { ...ordersSample(), runs: [...runs, ...runs.map((run) => ({ ...run, name: 'older.yaml' }))] };
}

describe('GitHub annotations', () => {
  const levels = (input: ReportInput) => workflowCommands(renderGithub(input)).map(({ name }) => name);

  test('are of what a reviewer has to look at, worst first', () => {
    expect(levels(ordersSample())).toEqual(['error', 'error', 'warning', 'warning']);
    expect(levels(unchangedSample())).toEqual([]);
  });

  test('are ten, then one that counts the others', () => {
    const input = withFindings(ordersSample(), (findings) => [
      ...findings,
      ...Array.from({ length: 20 }, () => fakeFinding({ effect: 'risky', severity: 'info' })),
      ...Array.from({ length: 7 }, () => fakeFinding()),
    ]);
    expect(levels(input)).toEqual([...Array<string>(9).fill('error'), 'warning', 'notice']);
    expect(workflowCommands(renderGithub(input)).at(-1)).toEqual({
      name: 'notice',
      properties: { title: 'contract-check' },
      message: '21 more not shown here: see the log or the report.',
    });
  });

  test('say nothing of what is waived or off', () => {
    expect(levels(policySample())).toEqual(['error', 'warning']);
  });

  test('have a place, a title, and what to do', () => {
    expect(workflowCommands(renderGithub(ordersSample()))[0]).toEqual({
      name: 'error',
      properties: {
        file: 'new.yaml',
        line: '15',
        endLine: '15',
        col: '19',
        endColumn: '27',
        title: 'breaking: request-property-became-required',
      },
      message:
        '"currency" must now be sent.\nPOST /orders\nFix: Keep it optional with a default, or require it only in /v2/orders.\nWaive: contract-check waive 9f0c41d2a7b3e815 --reason … --owner … --until DATE',
    });
  });

  test('name the place in words where it is no file of the repository', () => {
    const text = 'a: 1\n';
    const file = 'https://api.example/a.yaml';
    const revision = fakeContract({ label: file, text });
    const site = siteAt(file, text, 'a', { pointer: '#/a', value: 1 });
    const input = withFindings(ordersSample(), () => [fakeFinding({ revision: site })]);
    const [command] = workflowCommands(
      renderGithub({ ...input, runs: input.runs.map((run) => ({ ...run, revision })) }),
    );
    expect(Object.keys(command?.properties ?? {})).toEqual(['title']);
    expect(command?.message).toContain('POST /orders, https://api.example/a.yaml:1:1\n');
  });

  test('end in the outcome, for the log', () => {
    expect(renderGithub(unchangedSample())).toBe('0 breaking. Passed: nothing at or above --fail-on error (exit 0).\n');
  });
});

describe('the GitLab report', () => {
  interface Entry {
    readonly check_name: string;
    readonly fingerprint: string;
    readonly severity: string;
    readonly location: object;
  }
  const entries = (input: ReportInput) => JSON.parse(renderGitlab(input)) as readonly Entry[];

  test('holds what a reviewer has to look at, with its severity and line', () => {
    expect(entries(ordersSample()).map(({ check_name, severity }) => [check_name, severity])).toEqual([
      ['request-property-became-required', 'critical'],
      ['operation-removed', 'critical'],
      ['response-enum-value-added', 'major'],
      ['request-optional-property-removed', 'major'],
    ]);
    expect(entries(ordersSample())[0]?.location).toEqual({ path: 'new.yaml', lines: { begin: 15 } });
    expect(entries(policySample()).map(({ check_name }) => check_name)).toEqual([
      'operation-removed',
      'request-optional-property-removed',
    ]);
  });

  test('has no fingerprint twice', () => {
    const fingerprints = entries(twice()).map(({ fingerprint }) => fingerprint);
    expect(fingerprints.length).toBe(8);
    expect(new Set(fingerprints).size).toBe(8);
    expect(fingerprints).toContain('0000000000000002-2');
  });
});

describe('the JUnit report', () => {
  const counts = (input: ReportInput) =>
    [
      ...renderJunit(input).matchAll(
        /<testsuite name="([^"]*)" tests="(\d+)" failures="(\d+)" errors="0" skipped="(\d+)">/g,
      ),
    ].map(([, name, ...numbers]) => [name, ...numbers.map(Number)]);

  test.each<[FailOn, number]>([
    ['error', 2],
    ['warning', 4],
    ['info', 6],
    ['never', 0],
  ])('--fail-on %s fails %i of six', (failOn, failures) => {
    expect(counts(ordersSample(failOn))).toEqual([['Orders API', 6, failures, 0]]);
  });

  test('has a suite for each base, and one passing case where nothing changed', () => {
    expect(counts(twice())).toEqual([
      ['against old.yaml', 6, 2, 0],
      ['against older.yaml', 6, 2, 0],
    ]);
    expect(counts(unchangedSample())).toEqual([['Orders API', 1, 0, 0]]);
  });

  test('skips what is waived, with the reason, and what is off', () => {
    expect(counts(policySample())).toEqual([['Orders API', 6, 2, 2]]);
    const skipped = [...renderJunit(policySample()).matchAll(/<skipped message="([^"]*)"/g)].map(([, why]) => why);
    expect(skipped).toEqual([
      'The severity is off.',
      'Waived by @shop/orders until 2027-01-31: Agreed with all clients.',
    ]);
  });
});
