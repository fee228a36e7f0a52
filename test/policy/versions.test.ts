import type { Waiver } from '@contract-check/core';
import { expect, it } from 'vitest';
import { compareTexts, judge } from './support/judge.ts';

function contract(version: string, type: string): string {
  return `openapi: 3.1.0
info:
  title: Orders
  version: ${version}
paths:
  /orders:
    post:
      requestBody: { content: { application/json: { schema: { type: ${type} } } } }
      responses: { '204': { description: Done } }
`;
}

const broken = await compareTexts(contract('1.4.2', 'string'), contract('1.5.0', 'integer'));
const [cause] = broken.comparison.verdict.findings;
const agreed = { reason: 'agreed', owner: 'orders', until: null };

it('tells at the version what is the least', () => {
  const { verdict } = judge(broken, { policy: { semver: 'error' } });
  expect(verdict.findings.find(({ rule }) => rule === 'major-version-not-raised')).toMatchObject({
    severity: 'error',
    message: 'The contract breaks, and its version went from "1.4.2" to "1.5.0": 2.0.0 is the least.',
    base: { pointer: '#/info/version', file: 'old.yaml', line: 4 },
    revision: { pointer: '#/info/version', file: 'new.yaml', line: 4 },
    operations: [],
  });
  expect(verdict.summary).toMatchObject({ breaking: 1, error: 2, recommendedBump: 'major' });
  expect(new Set(verdict.findings.map((finding) => finding.cause)).size).toBe(2);
});

it.each<readonly [string, readonly Waiver[], object]>([
  ['what was accepted', [{ fingerprint: cause?.fingerprint ?? '', ...agreed }], {}],
  ['what is a warning', [], { severities: { rules: {}, breaks: {}, effects: { breaking: 'warning' } } }],
])('forces no version on a team for %s', (_, waivers, policy) => {
  const { findings } = judge(broken, { waivers, policy: { semver: 'error', ...policy } }).verdict;
  expect(findings.map(({ rule }) => rule)).toEqual(['request-type-changed']);
});

it('can be accepted itself', () => {
  const waivers = [{ rule: 'major-version-not-raised', ...agreed }];
  const { verdict, waivers: uses } = judge(broken, { waivers, policy: { semver: 'error' } });
  expect(verdict.summary).toMatchObject({ error: 1, waived: 1 });
  expect(uses.map(({ state }) => state)).toEqual(['used']);
});

it('is accepted for these two versions alone', async () => {
  const printOf = (compared: typeof broken) =>
    judge(compared, { policy: { semver: 'error' } }).verdict.findings.find(
      ({ rule }) => rule === 'major-version-not-raised',
    )?.fingerprint;
  const next = await compareTexts(contract('1.4.2', 'string'), contract('1.6.0', 'integer'));
  expect(printOf(next)).toBeDefined();
  expect(printOf(next)).not.toBe(printOf(broken));
});

it('points at what is there where the version is missing', async () => {
  const without = (type: string) => contract('1.0.0', type).replace(/ {2}version.*\n/, '');
  const { findings } = judge(await compareTexts(without('string'), without('integer')), {
    policy: { semver: 'warning' },
  }).verdict;
  expect(findings.find(({ rule }) => rule === 'version-unreadable')).toMatchObject({
    severity: 'warning',
    message: 'The contract breaks, and its version went from nothing to nothing: which is higher cannot be told.',
    revision: { pointer: '#/info', line: 2 },
  });
});
