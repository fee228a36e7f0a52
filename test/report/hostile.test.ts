import { renderJson, renderMarkdown, renderProblems, renderText } from '@contract-check/report';
import { describe, expect, test } from 'vitest';
import { hostileInput, hostileProblems } from './support/hostile-input.ts';
import { HOSTILE_STRINGS } from './support/hostile-strings.ts';
import { PIPED } from './support/orders-sample.ts';
import { form, headLines, logCommands, rawControls, WAYS, widestLine } from './support/printed.ts';

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
