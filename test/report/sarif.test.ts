import type { Finding } from '@contract-check/core';
import { type ReportInput, renderSarif } from '@contract-check/report';
import { describe, expect, test } from 'vitest';
import { fakeContract } from './support/fake-contract.ts';
import { fakeFinding, fakeVerdict } from './support/fake-verdict.ts';
import { policySample, withFindings } from './support/format-samples.ts';
import { ordersSample } from './support/orders-sample.ts';

interface Location {
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uri: string; readonly index: number };
    readonly region: object;
  };
  readonly logicalLocations?: readonly { readonly name: string }[];
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind?: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations?: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly object[];
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly help?: object }[] } };
  readonly columnKind: string;
  readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
  readonly results: readonly Result[];
}

function runOf(input: ReportInput): Run {
  const { runs } = JSON.parse(renderSarif(input)) as { runs: readonly Run[] };
  expect(runs.length).toBe(1);
  return runs[0] as Run;
}

const resultOf = (input: ReportInput, rule: string) => runOf(input).results.find(({ ruleId }) => ruleId === rule);

describe('where a result stands', () => {
  test('in the revision, with its counterpart in the base', () => {
    const result = resultOf(ordersSample(), 'request-property-became-required');
    const [place] = result?.locations ?? [];
    expect(place?.physicalLocation?.artifactLocation.uri).toBe('new.yaml');
    expect(place?.physicalLocation?.region).toEqual({ startLine: 15, startColumn: 19, endColumn: 27 });
    expect(place?.logicalLocations?.map(({ name }) => name)).toEqual(['POST /orders']);
    expect(result?.relatedLocations?.[0]?.physicalLocation?.artifactLocation.uri).toBe('old.yaml');
  });

  test('a removal at the nearest line that is left, where the text output has it', () => {
    const [place] = resultOf(ordersSample(), 'operation-removed')?.locations ?? [];
    expect(place?.physicalLocation?.artifactLocation.uri).toBe('new.yaml');
    expect(place?.physicalLocation?.region).toMatchObject({ startLine: 5 });
  });

  test('files are listed once, by relative percent-encoded references', () => {
    const text = 'a: 1\n';
    const base = fakeContract({ label: 'main:api/v 1.yaml', text });
    const revision = fakeContract({ label: './api/v 1.yaml', text });
    const site = { pointer: '#/a', line: 1, column: 1, value: 1 };
    const finding = fakeFinding({
      base: { ...site, file: 'main:api/v 1.yaml' },
      revision: { ...site, file: './api/v 1.yaml' },
    });
    const [run] = ordersSample().runs;
    const one = { ...(run as NonNullable<typeof run>), base, revision, verdict: fakeVerdict([finding, finding]) };
    const { artifacts, results, columnKind } = runOf({ ...ordersSample(), runs: [one] });
    expect(artifacts.map(({ location }) => location.uri)).toEqual(['api/v%201.yaml', 'main%3Aapi/v%201.yaml']);
    expect(results.map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation.index)).toEqual([0, 0]);
    expect(columnKind).toBe('utf16CodeUnits');
  });
});

describe('what a result weighs', () => {
  test.each([
    ['request-property-became-required', 'error'],
    ['response-enum-value-added', 'warning'],
    ['operation-added', 'note'],
  ])('%s is of level %s', (rule, level) => {
    expect(resultOf(ordersSample(), rule)).toMatchObject({ level });
  });

  test('what is waived keeps its level and is suppressed, with the reason', () => {
    expect(resultOf(policySample(), 'request-property-became-required')).toMatchObject({
      level: 'error',
      suppressions: [
        {
          kind: 'external',
          status: 'accepted',
          justification: 'Agreed with all clients. (@shop/orders, until 2027-01-31)',
        },
      ],
    });
  });

  test('what is off has no level and is suppressed', () => {
    const result = resultOf(policySample(), 'response-enum-value-added');
    expect(result).toMatchObject({ kind: 'informational', level: 'none', suppressions: [{ kind: 'external' }] });
  });

  test('each rule is explained once, and found by its index', () => {
    const { tool, results } = runOf(ordersSample());
    const { rules } = tool.driver;
    expect(results.map(({ ruleIndex }) => rules[ruleIndex]?.id)).toEqual(results.map(({ ruleId }) => ruleId));
    expect(rules.find(({ id }) => id === 'operation-removed')?.help).toMatchObject({
      text: expect.stringContaining('Deprecate it'),
    });
  });
});

test('the fingerprint follows a finding, and tells those against several bases apart', () => {
  const { runs } = ordersSample();
  const { results } = runOf({ ...ordersSample(), runs: [...runs, ...runs] });
  const found = results.filter(({ ruleId }) => ruleId === 'operation-added');
  const fingerprints = found.map(({ partialFingerprints }) => partialFingerprints);
  expect(fingerprints).toEqual([
    { 'contractCheck/v1': '0000000000000005' },
    { 'contractCheck/v1': '0000000000000005:2' },
  ]);
});

describe('the limits of GitHub', () => {
  const many = (number: number, parts: Partial<Finding>) =>
    Array.from({ length: number }, () => fakeFinding({ operations: [], ...parts }));

  test('the worst 25,000 results are kept', () => {
    const input = withFindings(ordersSample(), () => [
      ...many(10, { waiver: { reason: 'r', owner: 'o', until: null } }),
      ...many(24_995, { severity: 'info' }),
      ...many(6, { severity: 'warning' }),
      ...many(4, { severity: 'error' }),
    ]);
    const { results } = runOf(input);
    expect(results.length).toBe(25_000);
    expect(results.slice(0, 11).map(({ level }) => level)).toEqual([
      ...Array<string>(4).fill('error'),
      ...Array<string>(6).fill('warning'),
      'note',
    ]);
    expect(results.filter(({ suppressions }) => suppressions !== undefined)).toEqual([]);
  });

  test('texts are cut, whole characters at a time', () => {
    const input = withFindings(ordersSample(), () => many(1, { message: `a${'😀'.repeat(900)}` }));
    const [result] = runOf(input).results;
    expect(result?.message.text.length).toBeLessThanOrEqual(1_000);
    expect(result?.message.text).toMatch(/^a😀+…$/u);
  });
});
