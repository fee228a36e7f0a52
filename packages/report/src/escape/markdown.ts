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

/** What hosts turn into links or pictures in plain text: addresses, `GH-12`, commit hashes, `:emoji:`. */
const AUTOLINKED: readonly (readonly [pattern: RegExp, inert: string])[] = [
  [/:(?=\/\/)/g, `:${PART}`],
  [/\b(www)\./gi, `$1${PART}.`],
  [/\b(GH)-(?=\d)/gi, `$1${PART}-`],
  [/\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)([0-9a-f])(?=[0-9a-f]{6,39}\b)/gi, `$1${PART}`],
  [/:(?=[\w+-]+:)/g, `:${PART}`],
];

/** A block would start here if the text came first in its line: list, setext heading, rule, numbered list. */
const BLOCK_START = /^(\s*)([-+=]|\d{1,9}(?=[.)]))/;

/**
 * Text of a contract made inert for Markdown (GitHub, GitLab): in a paragraph, a heading, a list item or a table cell
 * it shows as it is written, and no part of it becomes a mention, link, picture, HTML, formula or new cell.
 */
export function escapeMarkdown(text: string): string {
  let parted = showControls(text);
  // Parted first with a private mark, so that the marks do not meet the escaping of `&` and `#`.
  for (const [pattern, inert] of AUTOLINKED) parted = parted.replace(pattern, inert.replace(PART, '\u0000'));
  const inert = parted.replace(SPECIAL, (character) => INERT[character] ?? character).replaceAll('\u0000', PART);
  return inert.replace(BLOCK_START, (_, space: string, start: string) =>
    /\d/.test(start) ? `${space}${start}${PART}` : `${space}\\${start}`,
  );
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
