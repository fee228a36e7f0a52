import type { InputProblem } from './input-problem.ts';
import { type LineIndex, lineIndex } from './line-index.ts';
import type { LoadProblemCode } from './problem-codes.ts';

/** A problem as the parsers state it: by offset, before lines and columns are worked out. */
export interface RawProblem {
  readonly code: LoadProblemCode;
  readonly message: string;
  readonly fix: string;
  /** UTF-16 offset; null where the whole document is meant. */
  readonly offset: number | null;
  /** UTF-16 units that the caret marks; 1 when absent. */
  readonly length?: number;
  /** `error` when absent. */
  readonly severity?: 'warning';
}

/** Adds the file and the line to what a parser found. The code may also be one that the shell answered. */
export function locateProblem(
  raw: Omit<RawProblem, 'code'> & { readonly code: string },
  label: string,
  lines: LineIndex,
): InputProblem {
  const { code, message, fix, offset, length, severity = 'error' } = raw;
  const place = offset === null ? {} : lines.at(offset);
  return { severity, code, message, fix, file: label, ...place, ...(length === undefined ? {} : { length }) };
}

export function locateProblems(raw: readonly RawProblem[], label: string, text: string): InputProblem[] {
  const lines = lineIndex(text);
  return raw.map((problem) => locateProblem(problem, label, lines));
}

const MAX_QUOTED = 40;

/** A piece of the document for use in a message: on one line, shortened. */
export function quote(piece: string): string {
  const flat = piece.slice(0, 4 * MAX_QUOTED).replace(/\s+/g, ' ');
  return `"${flat.length > MAX_QUOTED ? `${flat.slice(0, MAX_QUOTED - 1)}…` : flat}"`;
}
