import type { Finding } from '@contract-check/core';
import { renderText } from '@contract-check/report';
import { describe, expect, test } from 'vitest';
import { fakeFinding, fakeOperation, fakeVerdict } from './support/fake-verdict.ts';
import { ordersSample, PIPED } from './support/orders-sample.ts';

function printed(findings: readonly Finding[], verbose = false): string {
  const [run] = ordersSample().runs;
  if (run === undefined) throw new Error('the sample has one run');
  return renderText({ ...ordersSample(), runs: [{ ...run, verdict: fakeVerdict(findings) }] }, { ...PIPED, verbose });
}

function addedValues(count: number, parts: Partial<Finding> = {}): readonly Finding[] {
  return Array.from({ length: count }, (_, index) => {
    const site = { pointer: `#/x/enum/${index}`, file: 'new.yaml', line: 10 + index, column: 3, value: `v${index}` };
    const message = `"status" may now be "v${index}".`;
    return fakeFinding({ effect: 'risky', rule: 'value-added', cause: `c${index}`, message, revision: site, ...parts });
  });
}

describe('findings that are alike', () => {
  test('share the block of the first from four on', () => {
    const text = printed(addedValues(4));
    expect(text.match(/RISKY/g)).toHaveLength(1);
    expect(text).toContain('\n\n  and 3 more like it:\n');
    expect(text).toContain(`  "status" may now be "v3".${'new.yaml:13'.padStart(80 - 27)}\n`);
    expect(printed(addedValues(3)).match(/RISKY/g)).toHaveLength(3);
  });

  test('have a block each when everything is asked for', () => {
    expect(printed(addedValues(4), true).match(/RISKY/g)).toHaveLength(4);
  });

  test.each<readonly [what: string, parts: Partial<Finding>]>([
    ['another operation', { operations: [fakeOperation('GET', '/others')] }],
    ['another advice', { advice: 'Do something else.' }],
    ['another severity', { severity: 'info' }],
    ['a message to show', { witness: witness() }],
  ])('stand alone with %s', (_, parts) => {
    const text = printed([...addedValues(4), ...addedValues(1, { ...parts, cause: 'other' })]);
    expect(text).toContain('and 3 more like it');
    expect(text.match(/RISKY/g)).toHaveLength(2);
  });

  test('are told with the place that they had, when they are gone', () => {
    const site = { pointer: '#/paths/~1a', file: 'old.yaml', line: 7, column: 3, value: {} };
    expect(printed(addedValues(4, { base: site, revision: null }))).toMatch(/"v3"\. +old\.yaml:7\n/);
  });
});

function witness(): Finding['witness'] {
  const request = { method: 'GET', path: '/orders', headers: {}, mediaType: null, body: null };
  return { acceptedBy: 'base', rejectedBy: 'revision', request };
}
