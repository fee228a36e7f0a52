import type { Finding } from '@contract-check/core';
import { type ReportInput, renderMarkdown } from '@contract-check/report';
import { describe, expect, test } from 'vitest';
import { fakeFinding, fakeVerdict } from './support/fake-verdict.ts';
import { ordersSample, unchangedSample } from './support/orders-sample.ts';

function sampleWith(findings: readonly Finding[], runs = 1): ReportInput {
  const [run] = ordersSample().runs;
  if (run === undefined) throw new Error('the sample has one run');
  const verdict = fakeVerdict(findings);
  return { ...ordersSample(), runs: Array.from({ length: runs }, () => ({ ...run, verdict })) };
}

function many(effect: Finding['effect'], number: number, parts: Partial<Finding> = {}): readonly Finding[] {
  return Array.from({ length: number }, (_, index) => fakeFinding({ effect, cause: `${effect}${index}`, ...parts }));
}

describe('renderMarkdown', () => {
  test('the orders sample', async () => {
    await expect(renderMarkdown(ordersSample())).toMatchFileSnapshot('golden/orders.md');
  });

  test.each([
    ['breaking', ordersSample(), '### ✖ Orders API: 2 breaking changes'],
    [
      'risky but allowed',
      { ...sampleWith(many('risky', 2)), exitStatus: 0 as const },
      '### ▲ Orders API: no breaking change, 2 risky',
    ],
    [
      'compatible',
      { ...sampleWith(many('compatible', 1)), exitStatus: 0 as const },
      '### ✔ Orders API: no breaking change',
    ],
    ['unchanged', unchangedSample(), '### ✔ Orders API: nothing changed'],
  ])('says in its heading what the verdict is: %s', (_, input, heading) => {
    expect(renderMarkdown(input).split('\n')[1]).toBe(heading);
  });

  test('has a section for each of several bases', () => {
    const comment = renderMarkdown(sampleWith(many('risky', 1), 2));
    expect(comment.match(/^#### Against `old.yaml`$/gm)).toHaveLength(2);
  });
});

describe('a comment that would be too long', () => {
  const long = { message: 'x'.repeat(350), advice: 'y'.repeat(350) };

  /** What is still told. */
  function told(comment: string) {
    return {
      messages: comment.includes(`· ${'x'.repeat(350)}`),
      list: comment.includes('compatible changes</summary>'),
      advice: comment.includes('Proof and safe alternatives</summary>'),
      rows: comment.match(/^\| ✖/gm)?.length ?? 0,
      more: /^\d+ more not shown\.$/m.test(comment),
    };
  }

  test.each([
    ['nothing', 2, 2, { messages: true, list: true, advice: true, rows: 2, more: false }],
    ['what compatible changes are', 2, 300, { messages: false, list: true, advice: true, rows: 2, more: false }],
    ['their list', 2, 2000, { messages: false, list: false, advice: true, rows: 2, more: false }],
    ['proof and advice', 100, 2000, { messages: false, list: false, advice: false, rows: 100, more: false }],
    ['rows', 1000, 2000, { messages: false, list: false, advice: false, rows: 150, more: true }],
  ])('gives up %s', (_, breaking, compatible, expected) => {
    const comment = renderMarkdown(
      sampleWith([...many('breaking', breaking, long), ...many('compatible', compatible, long)]),
    );
    expect(told(comment)).toEqual(expected);
    expect(comment.length).toBeLessThanOrEqual(60_000);
    expect(comment.includes('Shortened to fit a comment: without')).toBe(!expected.messages);
  });

  test('stays short however many bases there are', () => {
    const comment = renderMarkdown(sampleWith(many('breaking', 10, long), 1000));
    expect(comment.length).toBeLessThanOrEqual(60_000);
    expect(comment).toMatch(/^\d+ more comparisons not shown\.$/m);
  });
});
