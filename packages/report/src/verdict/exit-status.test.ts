import type { Summary, Verdict } from '@contract-check/core';
import { expect, test } from 'vitest';
import type { FailOn } from '../report-input.ts';
import { exitStatus } from './exit-status.ts';

function verdict(counts: Partial<Summary>): Verdict {
  const none = { breaking: 0, risky: 0, compatible: 0, docs: 0, error: 0, warning: 0, info: 0, waived: 0 };
  return { schemaVersion: 1, kind: 'openapi', summary: { ...none, recommendedBump: 'none', ...counts }, findings: [] };
}

const ROWS: readonly (readonly [counts: Partial<Summary>, failing: readonly FailOn[]])[] = [
  [{}, []],
  [{ info: 1 }, ['info']],
  [{ warning: 1 }, ['warning', 'info']],
  [{ error: 1 }, ['error', 'warning', 'info']],
  [{ breaking: 1, warning: 1 }, ['warning', 'info']],
];

test.each(ROWS)('%j fails at %j', (counts, failing) => {
  const thresholds: readonly FailOn[] = ['error', 'warning', 'info', 'never'];
  expect(thresholds.filter((failOn) => exitStatus([verdict(counts)], failOn) === 1)).toEqual(failing);
});

test('all bases must hold', () => {
  expect(exitStatus([verdict({}), verdict({ error: 1 })], 'error')).toBe(1);
  expect(exitStatus([], 'error')).toBe(0);
});
