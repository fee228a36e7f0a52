import type { Finding } from '@contract-check/core';
import { type ReportInput, renderMarkdown, renderText } from '@contract-check/report';
import { describe, expect, test } from 'vitest';
import { fakeFinding, fakeVerdict } from './support/fake-verdict.ts';
import { ordersSample, PIPED } from './support/orders-sample.ts';

const WAIVER = { reason: 'agreed with the shop', owner: 'orders', until: '2027-01-31' };

/** A sample with one more finding than these: an open one, so that there is something to show. */
function reportWith(...findings: readonly Finding[]): ReportInput {
  const [run] = ordersSample().runs;
  if (run === undefined) throw new Error('the sample has a run');
  const all = [fakeFinding({ message: 'The open one.' }), ...findings];
  return { ...ordersSample(), runs: [{ ...run, verdict: fakeVerdict(all) }] };
}

const settled: readonly (readonly [string, Partial<Finding>])[] = [
  ['waived', { waiver: WAIVER }],
  ['off', { severity: 'off' }],
];

describe.each(settled)('what is %s', (mark, changed) => {
  const input = reportWith(fakeFinding({ ...changed, cause: 'c9', message: 'The settled one.' }));

  test('is no matter for a reviewer', () => {
    for (const printed of [renderText(input, PIPED), renderText(input, { ...PIPED, quiet: true })]) {
      expect(printed).toContain('The open one.');
      expect(printed).not.toContain('The settled one.');
    }
    const markdown = renderMarkdown(input);
    expect(markdown).toContain('The open one.');
    expect(markdown).not.toContain('The settled one.');
  });

  test('is marked where everything is shown', () => {
    const printed = renderText(input, { ...PIPED, verbose: true });
    expect(printed).toContain('The settled one.');
    expect(printed).toMatch(new RegExp(`^✖ BREAKING  \\S+ \\(${mark}\\)`, 'm'));
  });
});
