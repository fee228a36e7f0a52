import { lineIndex } from '@contract-check/core';
import { describe, expect, test } from 'vitest';
import { sourceWindow, type WindowLine } from './source-window.ts';

const LINES = lineIndex(Array.from({ length: 40 }, (_, index) => `line${index + 1}`).join('\n'));

function numbers(lines: readonly WindowLine[]): string {
  return lines.map(({ number, isMarked }) => (isMarked ? `[${number}]` : number)).join(' ');
}

function shown(line: number, lastLine = line) {
  const { above, near, below, hidden } = sourceWindow(LINES, { line, column: 1 }, lastLine);
  return [numbers(above), numbers(near), numbers(below), hidden];
}

describe('sourceWindow', () => {
  test.each([
    [
      'in the middle',
      shown(20),
      ['7 8 9 10 11 12 13 14 15 16', '17 18 19 [20] 21 22 23', '24 25 26 27 28 29 30 31 32 33', 0],
    ],
    ['at the start', shown(1), ['', '[1] 2 3 4', '5 6 7 8 9 10 11 12 13 14', 0]],
    ['at the end', shown(40), ['27 28 29 30 31 32 33 34 35 36', '37 38 39 [40]', '', 0]],
    ['of several lines', shown(2, 4), ['', '1 [2] [3] [4] 5 6 7', '8 9 10 11 12 13 14 15 16 17', 0]],
    ['that end beyond the text', shown(39, 90), ['26 27 28 29 30 31 32 33 34 35', '36 37 38 [39] [40]', '', 0]],
    ['beyond the text', shown(99), ['27 28 29 30 31 32 33 34 35 36', '37 38 39 [40]', '', 0]],
  ])('shows lines %s', (_, lines, expected) => {
    expect(lines).toEqual(expected);
  });

  test('says how many marked lines are left out', () => {
    const { near, hidden } = sourceWindow(LINES, { line: 10, column: 1 }, 30);
    expect(near.filter(({ isMarked }) => isMarked)).toHaveLength(12);
    expect(hidden).toBe(9);
  });

  test('marks the token in the first line', () => {
    const { near } = sourceWindow(lineIndex('a\n  max: 12\nb'), { line: 2, column: 8 }, 2);
    expect(near[1]).toEqual({ number: 2, isMarked: true, lead: '  max: ', mark: '12', trail: '', isCut: false });
  });

  test('cuts the long lines of minified documents', () => {
    const lines = lineIndex(`{"x":${'1,'.repeat(5_000)}`);
    const [line] = sourceWindow(lines, { line: 1, column: 5_000 }, 1).near;
    expect(line?.isCut).toBe(true);
    expect(`${line?.lead}${line?.mark}${line?.trail}`.length).toBeLessThanOrEqual(601);
  });
});
