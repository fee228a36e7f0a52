import { renderJson, renderMarkdown, renderProblems, renderText, type TextOptions } from '@contract-check/report';
import { describe, expect, test } from 'vitest';
import { hostileInput, hostileProblems } from './support/hostile-input.ts';
import { HOSTILE_STRINGS } from './support/hostile-strings.ts';
import { PIPED } from './support/orders-sample.ts';
import { rawControls, widestLine } from './support/printed.ts';

/** Every way to print text that changes what is shown. */
const WAYS: readonly (readonly [name: string, options: TextOptions])[] = [
  ['plain', PIPED],
  ['verbose', { ...PIPED, verbose: true }],
  ['quiet', { ...PIPED, quiet: true }],
  ['narrow, on a small terminal', { ...PIPED, width: 44, rows: 10 }],
  ['ASCII', { ...PIPED, unicode: false, verbose: true }],
];

/** Lines that begin like a finding or an outcome. */
function headLines(printed: string): number {
  return printed.split('\n').filter((line) => /^(✖|▲|✔|•|Passed|Failed)/.test(line)).length;
}

/** What a build server would obey. */
function logCommands(printed: string): readonly string[] {
  return printed.split('\n').filter((line) => /^\s*::|##\[|##vso\[/.test(line));
}

/** How many lines of a comment are headings, rows, and folded parts. */
function form(comment: string): readonly number[] {
  const lines = comment.split('\n');
  return [/^#/, /^\|/, /^<details><summary>/, /^<\/details>$/, /^<!--/].map(
    (start) => lines.filter((line) => start.test(line)).length,
  );
}

test('there are enough of them', () => {
  expect(new Set(HOSTILE_STRINGS).size).toBeGreaterThanOrEqual(60);
});

describe.each(HOSTILE_STRINGS)('%j in every text field', (text) => {
  test.each(WAYS)('cannot act on a terminal: %s', (_, options) => {
    const printed = renderText(hostileInput(text), options);
    expect(rawControls(printed)).toEqual([]);
    expect(logCommands(printed)).toEqual([]);
    expect(widestLine(printed)).toBeLessThanOrEqual(options.width);
    if (!options.unicode) expect(printed).toMatch(/^[\n -~]*$/);
  });

  test('cannot forge a line of the report', () => {
    expect(headLines(renderText(hostileInput(text), PIPED))).toBe(headLines(renderText(hostileInput('x'), PIPED)));
  });

  test('cannot act on a terminal from a problem', () => {
    const { problems, source } = hostileProblems(text);
    const printed = renderProblems(problems, () => source, { other: text }, PIPED);
    expect(rawControls(printed)).toEqual([]);
    expect(logCommands(printed)).toEqual([]);
    expect(widestLine(printed)).toBeLessThanOrEqual(80);
  });

  test('comes back from JSON as it was, with nothing raw', () => {
    const input = hostileInput(text, 2);
    const printed = renderJson(input);
    const read = JSON.parse(printed);
    expect(rawControls(printed)).toEqual([]);
    expect(logCommands(printed)).toEqual([]);
    expect(read.contracts[0].name).toBe(text);
    expect(read.contracts[0].findings[0]).toEqual(input.runs[0]?.verdict.findings[0]);
  });

  test('leaves a Markdown comment in its form', () => {
    const comment = renderMarkdown(hostileInput(text));
    expect(rawControls(comment)).toEqual([]);
    expect(comment.length).toBeLessThanOrEqual(60_000);
    expect(form(comment)).toEqual(form(renderMarkdown(hostileInput('x'))));
    expect(logCommands(comment)).toEqual([]);
  });
});
