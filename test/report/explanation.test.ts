import { findingsWith, renderExplanation } from '@contract-check/report';
import { describe, expect, test } from 'vitest';
import { shopReport } from '../support/shop-report.ts';
import { hostileInput } from './support/hostile-input.ts';
import { HOSTILE_STRINGS } from './support/hostile-strings.ts';
import { PIPED } from './support/orders-sample.ts';
import { logCommands, rawControls, widestLine } from './support/printed.ts';

/** One finding for each sort of answer. */
const EXPLAINED: readonly (readonly [rule: string, said: string])[] = [
  ['request-enum-value-removed', 'No. This message shows it'],
  ['response-property-removed', 'Yes; what can be lost'],
  ['operation-removed', 'No, whatever the schemas say.'],
  ['request-enum-value-added', 'Yes: every message'],
];

describe('an explanation', () => {
  test.each(EXPLAINED)('of %s', async (rule, said) => {
    const { runs } = await shopReport('v1.openapi-3.1.yaml', 'v2.yaml');
    const [run] = runs;
    const finding = run?.verdict.findings.find((item) => item.rule === rule);
    if (run === undefined || finding === undefined) throw new Error(`the shop has no ${rule}`);
    const text = renderExplanation(run, finding, PIPED);
    expect(text).toContain(said);
    expect(widestLine(text)).toBeLessThanOrEqual(PIPED.width);
    await expect(text).toMatchFileSnapshot(`golden/explanation.${rule}.txt`);
  });

  test('a beginning of the fingerprint is enough, in either case', async () => {
    const input = await shopReport('v1.openapi-3.1.yaml', 'v2.yaml');
    const [first] = input.runs[0]?.verdict.findings ?? [];
    const digits = first?.fingerprint.slice(0, 8).toUpperCase() ?? '';
    expect(findingsWith(input, digits).map(({ finding }) => finding)).toEqual([first]);
    expect(findingsWith(input, 'ffffffffffffffff')).toEqual([]);
  });
});

test.each(HOSTILE_STRINGS)('%j in every text field stays inert', (text) => {
  const [run] = hostileInput(text).runs;
  for (const finding of run?.verdict.findings ?? []) {
    if (run === undefined) throw new Error('the sample has a run');
    const printed = renderExplanation(run, finding, PIPED);
    expect(rawControls(printed)).toEqual([]);
    expect(logCommands(printed)).toEqual([]);
    expect(widestLine(printed)).toBeLessThanOrEqual(PIPED.width);
  }
});
