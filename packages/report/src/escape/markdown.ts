import { showControls } from './visible-controls.ts';

/** Zero-width space as a character reference: it parts what a host would turn into a mention, link or emoji. */
const PART = '&#8203;';

/** What stands for a character wherever it occurs. Backslash escapes and references: CommonMark 0.31 §2.4, §2.5. */
const INERT: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\\': '\\\\',
  '`': '\\`',
  '*': '\\*',
  _: '\\_',
  '[': '\\[',
  ']': '\\]',
  '|': '\\|',
  '~': '\\~',
  $: '&#36;',
  '@': `@${PART}`,
  '#': `\\#${PART}`,
};

const SPECIAL = /[&<>\\`*_[\]|~$@#]/g;

/** Stands for `PART` until the escaping is done; no control is left in the text that it could be confused with. */
const MARK = '\u0000';

/** What hosts turn into links or pictures in plain text, and how it is parted. */
const AUTOLINKED: readonly (readonly [what: string, pattern: RegExp, parted: (match: string) => string])[] = [
  ['addresses', /:(?=\/\/)|\bwww(?=\.)/gi, (match) => match + MARK],
  ['GH-12', /\bGH(?=-\d)/gi, (match) => match + MARK],
  [
    'commit hashes',
    /\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b/gi,
    (hash) => hash.replace(/.{6}/g, `$&${MARK}`),
  ],
  [':emoji:', /:(?=[\w+-]+:)/g, (match) => match + MARK],
];

/** A block would start here if the text came first in its line: list, setext heading, rule, numbered list, code. */
const BLOCK_STARTS: readonly (readonly [pattern: RegExp, inert: string])[] = [
  [/^[-+=]/, '\\$&'],
  [/^\d{1,9}(?=[.)])/, `$&${PART}`],
  [/^\s/, '&#32;'],
];

/**
 * Text of a contract made inert for Markdown (GitHub, GitLab): in a paragraph, a heading, a list item or a table cell
 * it shows as it is written, and no part of it becomes a mention, link, picture, HTML, formula or new cell.
 */
export function escapeMarkdown(text: string): string {
  let inert = showControls(text);
  for (const [, pattern, parted] of AUTOLINKED) inert = inert.replace(pattern, parted);
  inert = inert.replace(SPECIAL, (character) => INERT[character] ?? character).replaceAll(MARK, PART);
  for (const [pattern, harmless] of BLOCK_STARTS) inert = inert.replace(pattern, harmless);
  return inert;
}

function longestRun(text: string): number {
  let longest = 0;
  for (const run of text.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  return longest;
}

/**
 * Text of a contract as a code span (CommonMark 0.31 §6.1), safe inside a table cell too. Hosts make no links or
 * mentions there.
 */
export function markdownCode(text: string): string {
  const shown = showControls(text);
  // A pipe ends a cell even inside a code span, and its escape is shown outside a table: say it in HTML instead.
  if (shown.includes('|')) return `<code>${escapeMarkdown(shown)}</code>`;
  if (shown.trim() === '') return `<code>${'&#32;'.repeat(Math.max(1, shown.length))}</code>`;
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
