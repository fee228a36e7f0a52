import type { SourceDocument } from './source-document.ts';

/** 1-based; the column counts UTF-16 units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Turns UTF-16 offsets of one text into lines and columns. */
export interface LineIndex {
  /** The position of an offset; an offset past the end is taken as the end. */
  at(offset: number): LineColumn;
  /** The text of a line (1-based), without its line break; empty when there is no such line. */
  lineText(line: number): string;
  readonly lineCount: number;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let newline = text.indexOf('\n'); newline !== -1; newline = text.indexOf('\n', newline + 1)) {
    starts.push(newline + 1);
  }
  return starts;
}

/** Index of the last element that is not greater than `wanted`; the list is sorted and starts at 0. */
function floorIndex(starts: readonly number[], wanted: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Lines end with `\n` or `\r\n`. The index is built on the first question: one pass over the text. */
export function lineIndex(text: string): LineIndex {
  let built: number[] | undefined;
  const starts = () => (built ??= lineStarts(text));
  return {
    at(offset) {
      const wanted = Math.max(0, Math.min(offset, text.length));
      const line = floorIndex(starts(), wanted);
      return { line: line + 1, column: wanted - (starts()[line] ?? 0) + 1 };
    },
    lineText(line) {
      const start = starts()[line - 1];
      if (start === undefined) return '';
      const next = starts()[line];
      const end = next === undefined ? text.length : next - 1;
      return text.slice(start, end > start && text[end - 1] === '\r' ? end - 1 : end);
    },
    get lineCount() {
      return starts().length;
    },
  };
}

const indexes = new WeakMap<SourceDocument, LineIndex>();

/** The line index of a document, made once. */
export function linesOf(document: SourceDocument): LineIndex {
  let index = indexes.get(document);
  if (index === undefined) {
    index = lineIndex(document.text);
    indexes.set(document, index);
  }
  return index;
}
