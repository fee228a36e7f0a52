import type { LineIndex } from '@contract-check/core';
import { excerptAt, type Place } from './excerpt.ts';

/** One line of a document, raw: escape each part before showing it. */
export interface WindowLine {
  readonly number: number;
  readonly isMarked: boolean;
  /** The text before, in and after the token that the finding is about; `mark` is empty on all other lines. */
  readonly lead: string;
  readonly mark: string;
  readonly trail: string;
  /** The line goes on beyond what is here. */
  readonly isCut: boolean;
}

/** The marked lines with what stands around them: near, and further away for who wants to see more. */
export interface SourceWindow {
  readonly above: readonly WindowLine[];
  readonly near: readonly WindowLine[];
  readonly below: readonly WindowLine[];
  /** Marked lines that are not here: the element is longer. */
  readonly hidden: number;
}

const NEAR_LINES = 3;
const FAR_LINES = 10;
const MOST_MARKED = 12;
/** Lines of a minified document are megabytes long. */
const LONGEST_LINE = 300;

function plainLine(lines: LineIndex, number: number, isMarked: boolean): WindowLine {
  const text = lines.lineText(number);
  const isCut = text.length > LONGEST_LINE;
  return { number, isMarked, lead: text.slice(0, LONGEST_LINE), mark: '', trail: '', isCut };
}

function firstLine(lines: LineIndex, place: Place): WindowLine {
  const { line: number, lead, mark, trail, leadCut } = excerptAt(lines, place);
  const isCut = leadCut || lead.length + mark.length + trail.length < lines.lineText(number).length;
  return { number, isMarked: true, lead, mark, trail, isCut };
}

function between(lines: LineIndex, from: number, to: number): readonly WindowLine[] {
  const first = Math.max(1, from);
  const length = Math.max(0, Math.min(lines.lineCount, to) - first + 1);
  return Array.from({ length }, (_, index) => plainLine(lines, first + index, false));
}

/**
 * The lines around a place, marked from its line to `lastLine` (1-based, at most twelve). A place outside the text gives
 * its nearest line.
 */
export function sourceWindow(lines: LineIndex, place: Place, lastLine: number): SourceWindow {
  const first = firstLine(lines, place);
  const from = first.number;
  const wanted = Math.min(Math.max(from, lastLine), lines.lineCount);
  const to = Math.min(wanted, from + MOST_MARKED - 1);
  const more = Array.from({ length: to - from }, (_, index) => plainLine(lines, from + 1 + index, true));
  return {
    above: between(lines, from - NEAR_LINES - FAR_LINES, from - NEAR_LINES - 1),
    near: [...between(lines, from - NEAR_LINES, from - 1), first, ...more, ...between(lines, to + 1, to + NEAR_LINES)],
    below: between(lines, to + NEAR_LINES + 1, to + NEAR_LINES + FAR_LINES),
    hidden: wanted - to,
  };
}
