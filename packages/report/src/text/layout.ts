import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** Characters of one column that combine with nothing: what nearly every line consists of. Measuring graphemes is slow. */
const NARROW = String.raw` -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u0400-\u0482\u048a-\u052f–—‘’“”•…→│▲✔✖`;
/** The same of two columns: kana, ideographs, Hangul syllables. */
const WIDE = String.raw`\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3`;

const ALL_NARROW = new RegExp(`^[${NARROW}]*$`);
const NARROW_OR_WIDE = new RegExp(`^[${NARROW}${WIDE}]*$`);
const EACH_WIDE = new RegExp(`[${WIDE}]`, 'g');

/** Columns that `text` takes; escape sequences take none. */
export function columns(text: string): number {
  if (ALL_NARROW.test(text)) return text.length;
  return NARROW_OR_WIDE.test(text) ? text.length + (text.match(EACH_WIDE)?.length ?? 0) : stringWidth(text);
}

/** Longer texts are cut before they are laid out, so that no text of a contract can make this slow. */
const LONGEST_WRAPPED = 20_000;

/** A word longer than a line begins beside what stands there already, unless that costs one more break. */
function breakWord(line: string, word: string, width: number): string[] {
  const room = line === '' ? width : width - line.length - 1;
  const breaksBeside = 1 + Math.floor((word.length - room - 1) / width);
  const breaksBelow = Math.floor((word.length - 1) / width);
  const beside = line !== '' && room > 0 && breaksBelow >= breaksBeside;
  const lines = beside ? [`${line} ${word.slice(0, room)}`] : [];
  if (!beside && line !== '') lines.push(line);
  for (let from = beside ? room : 0; from < word.length; from += width) lines.push(word.slice(from, from + width));
  return lines;
}

/**
 * Greedy wrapping of a text whose characters take one column each and whose words stand one space apart. wrap-ansi gives
 * the same lines but takes some fifty times as long, which a thousand findings feel.
 */
function wrapPlain(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const beside = line === '' ? word : `${line} ${word}`;
    if (beside.length <= width) {
      line = beside;
    } else if (word.length <= width) {
      lines.push(line);
      line = word;
    } else {
      lines.push(...breakWord(line, word, width));
      line = lines.pop() ?? '';
    }
  }
  return [...lines, line];
}

function isPlain(text: string): boolean {
  return ALL_NARROW.test(text) && !text.includes('  ') && text.trim() === text;
}

/** Lines of at most `width` columns; words longer than a line are broken. */
export function wrap(text: string, width: number): readonly string[] {
  const bounded = text.slice(0, LONGEST_WRAPPED);
  if (columns(bounded) <= width) return [bounded];
  return isPlain(bounded) ? wrapPlain(bounded, width) : wrapAnsi(bounded, width, { hard: true }).split('\n');
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

/** What is left of `width` beside the ellipsis; null when not even that fits. */
function roomBeside(ellipsis: string, width: number): number | null {
  const room = width - columns(ellipsis);
  return room < 0 ? null : room;
}

/** `text` in at most `width` columns, its end replaced by `ellipsis` when it is longer. Plain text only. */
export function cutEnd(text: string, width: number, ellipsis: string): string {
  if (columns(text) <= width) return text;
  const room = roomBeside(ellipsis, width);
  return room === null ? '' : start(text, room) + ellipsis;
}

/** As `cutEnd`, with its beginning replaced. */
export function cutStart(text: string, width: number, ellipsis: string): string {
  if (columns(text) <= width) return text;
  const room = roomBeside(ellipsis, width);
  return room === null ? '' : ellipsis + end(text, room);
}

/** As `cutEnd`, with its middle replaced: of a path or a rule id both ends tell most. */
export function cutMiddle(text: string, width: number, ellipsis: string): string {
  if (columns(text) <= width) return text;
  const room = roomBeside(ellipsis, width);
  if (room === null) return '';
  const tail = Math.floor(room / 2);
  return start(text, room - tail) + ellipsis + end(text, tail);
}

/** Where the text of labelled rows begins. */
export const LABEL_COLUMNS = 9;

/** Labelled rows, `  proof  text…` with the text's further lines under its first. */
export function labelled(label: string, text: string, width: number): readonly string[] {
  return wrap(text, width - LABEL_COLUMNS).map(
    (line, index) => `${(index === 0 ? `  ${label}` : '').padEnd(LABEL_COLUMNS)}${line}`,
  );
}

/** Wrapped text, every line indented. */
export function indented(text: string, indent: number, width: number): readonly string[] {
  return wrap(text, width - indent).map((line) => ' '.repeat(indent) + line);
}
