import { escapeMarkdown, markdownCode } from '../escape/markdown.ts';
import type { NoteStyle } from '../values/change-note.ts';

const ELLIPSIS = '…';
const ARROW = '→';

export const MARKDOWN_NOTE: NoteStyle = { valueLimit: 80, arrow: ARROW, ellipsis: ELLIPSIS };
export const MARKDOWN_ARROW = ARROW;

/** No single text of a contract takes more of a comment than this (characters, before escaping). */
const LONGEST_TEXT = 400;
const LONGEST_CODE = 160;

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const tail = Math.floor(limit / 3);
  return `${text.slice(0, limit - tail)}${ELLIPSIS}${text.slice(-tail)}`;
}

/** Text of a contract or a finding, bounded and inert. */
export function inertText(text: string, limit = LONGEST_TEXT): string {
  return escapeMarkdown(cut(text, limit));
}

/** Text of a contract as a code span, bounded and inert, fit for a table cell. */
export function inertCode(text: string, limit = LONGEST_CODE): string {
  return markdownCode(cut(text, limit));
}
