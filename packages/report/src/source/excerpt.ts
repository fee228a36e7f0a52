import type { LineIndex } from '@contract-check/core';
import { tokenLength } from './token-length.ts';

/** The place that a frame shows. Lines and columns are 1-based; columns count UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** How many columns are marked; the token that stands there when absent. */
  readonly length?: number;
  /** Texts that may stand there: the key, the value. */
  readonly expected?: readonly string[];
}

/** A marked line, cut out of its text raw: escape each part before showing it. */
export interface Excerpt {
  readonly line: number;
  /** The line above, when it helps. */
  readonly above: string | null;
  readonly lead: string;
  readonly mark: string;
  readonly trail: string;
  /** `lead` does not begin at the start of the line (minified documents). */
  readonly leadCut: boolean;
}

/** How far a frame looks to either side: a minified document is one line of megabytes. */
const REACH = 300;

function lineAbove(lines: LineIndex, line: number): string | null {
  const text = lines.lineText(line - 1).slice(0, REACH);
  return text.trim() === '' ? null : text;
}

/** Never parts a surrogate pair. */
function snap(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset + 1 : offset;
}

/** The lines around a place. A place outside the text gives its nearest line. */
export function excerptAt(lines: LineIndex, place: Place): Excerpt {
  const line = Math.min(Math.max(1, place.line), lines.lineCount);
  const text = lines.lineText(line);
  const at = Math.min(Math.max(0, place.column - 1), text.length);
  const from = at > REACH ? snap(text, at - REACH) : 0;
  const to = snap(text, Math.min(text.length, at + REACH));
  const length = place.length ?? tokenLength(text, at, to, place.expected ?? []);
  const markEnd = Math.min(to, at + Math.max(1, length));
  return {
    line,
    above: from === 0 ? lineAbove(lines, line) : null,
    lead: text.slice(from, at),
    mark: text.slice(at, markEnd),
    trail: text.slice(markEnd, to),
    leadCut: from > 0,
  };
}
