import { type ReportInput, renderJson, renderMarkdown, renderText } from '@contract-check/report';
import { expect, test } from 'vitest';
import { fakeContract } from './support/fake-contract.ts';
import { fakeFinding, fakeVerdict } from './support/fake-verdict.ts';
import { PIPED } from './support/orders-sample.ts';

const LINES = 100_000;
const LINE = '              some_property_of_an_order: { type: string }';

/** About 5 MB in lines, or in one line; a thousand findings all over it. */
function largeInput(lineEnd: string): ReportInput {
  const text = Array.from({ length: LINES }, () => LINE).join(lineEnd);
  const findings = Array.from({ length: 1_000 }, (_, index) => {
    const line = lineEnd === '\n' ? index * 90 + 1 : 1;
    const column = lineEnd === '\n' ? 15 : index * LINE.length * 90 + 15;
    const site = { pointer: `#/a/${index}`, line, column, value: { type: 'string', index } };
    return fakeFinding({
      cause: `c${index}`,
      // Findings that are alike would share a block.
      advice: `Keep number ${index}.`,
      base: { ...site, file: 'old.yaml' },
      revision: index % 2 === 0 ? { ...site, file: 'new.yaml' } : null,
    });
  });
  const base = fakeContract({ label: 'old.yaml', text });
  const revision = fakeContract({ label: 'new.yaml', text: `${text} ` });
  const run = { name: 'old.yaml', contract: null, owner: null, base, revision, verdict: fakeVerdict(findings) };
  return { runs: [run], unchanged: 0, failOn: 'error', exitStatus: 1, elapsedMs: null };
}

/** Some 30 ms is usual; reading the text once per finding would take minutes. */
const HANG_MS = 3_000;

test.each([
  ['many lines', '\n'],
  ['one line', ' '],
])('a thousand findings in 5 MB of %s are rendered at once', (_, lineEnd) => {
  const input = largeInput(lineEnd);
  const start = performance.now();
  const printed = [renderText(input, { ...PIPED, rows: 50 }), renderJson(input), renderMarkdown(input)];
  expect(performance.now() - start).toBeLessThan(HANG_MS);
  expect(printed[0]?.match(/^✖ BREAKING/gm)?.length).toBeGreaterThanOrEqual(1_000);
});
