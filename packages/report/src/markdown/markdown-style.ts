import { escapeMarkdown, markdownCode } from '../escape/markdown.ts';
import type { NoteStyle } from '../values/change-note.ts';
import { shorten } from '../values/shorten.ts';

const ELLIPSIS = '…';
const ARROW = '→';

export const MARKDOWN_NOTE: NoteStyle = { valueLimit: 80, arrow: ARROW, ellipsis: ELLIPSIS };
export const MARKDOWN_ARROW = ARROW;

/** No single text of a contract takes more of a comment than this (characters, before escaping). */
const LONGEST_TEXT = 400;
const LONGEST_CODE = 160;

/** Text of a contract or a finding, bounded and inert. */
export function inertText(text: string, limit = LONGEST_TEXT): string {
  return escapeMarkdown(shorten(text, limit, ELLIPSIS));
}

/** Text of a contract as a code span, bounded and inert, fit for a table cell. */
export function inertCode(text: string, limit = LONGEST_CODE): string {
  return markdownCode(shorten(text, limit, ELLIPSIS));
}
