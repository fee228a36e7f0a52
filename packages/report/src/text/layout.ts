import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** Columns that `text` takes; escape sequences take none. */
export function columns(text: string): number {
  return stringWidth(text);
}

/** Longer texts are cut before they are laid out, so that no text of a contract can make this slow. */
const LONGEST_WRAPPED = 20_000;

/** Lines of at most `width` columns; words longer than a line are broken. */
export function wrap(text: string, width: number): readonly string[] {
  if (columns(text.slice(0, LONGEST_WRAPPED)) <= width) return [text];
  return wrapAnsi(text.slice(0, LONGEST_WRAPPED), width, { hard: true }).split('\n');
}

/** The longest beginning of `characters` that fits into `width` columns. */
function fitting(characters: readonly string[], width: number): string[] {
  const kept: string[] = [];
  let used = 0;
  for (const character of characters) {
    used += columns(character);
    if (used > width) break;
    kept.push(character);
  }
  return kept;
}

function start(text: string, width: number): string {
  // A character takes at most two columns and a few units; what lies far beyond is never needed.
  return fitting(Array.from(text.slice(0, 8 * width + 8)), width).join('');
}

function end(text: string, width: number): string {
  return fitting(Array.from(text.slice(-(8 * width + 8))).reverse(), width)
    .reverse()
    .join('');
}

/** `text` in at most `width` columns, its end replaced by `ellipsis` when it is longer. Plain text only. */
export function cutEnd(text: string, width: number, ellipsis: string): string {
  if (columns(text) <= width) return text;
  return start(text, Math.max(0, width - columns(ellipsis))) + ellipsis;
}

/** As `cutEnd`, with its beginning replaced. */
export function cutStart(text: string, width: number, ellipsis: string): string {
  if (columns(text) <= width) return text;
  return ellipsis + end(text, Math.max(0, width - columns(ellipsis)));
}

/** As `cutEnd`, with its middle replaced: of a path or a rule id both ends tell most. */
export function cutMiddle(text: string, width: number, ellipsis: string): string {
  if (columns(text) <= width) return text;
  const room = Math.max(0, width - columns(ellipsis));
  const tail = Math.floor(room / 2);
  return start(text, room - tail) + ellipsis + end(text, tail);
}

/** Labelled rows, `  proof  text…` with the text's further lines under its first. */
export function labelled(label: string, text: string, width: number): readonly string[] {
  const indent = 9;
  return wrap(text, width - indent).map((line, index) => `${(index === 0 ? `  ${label}` : '').padEnd(indent)}${line}`);
}

/** Wrapped text, every line indented. */
export function indented(text: string, indent: number, width: number): readonly string[] {
  return wrap(text, width - indent).map((line) => ' '.repeat(indent) + line);
}
