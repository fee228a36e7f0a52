/** Inclusive ranges of code points that act on the text around them without being seen, each with what it does. */
const UNSEEN_RANGES: readonly (readonly [from: number, to: number, why: string])[] = [
  [0x00, 0x1f, 'C0 controls: line ends, escape sequences'],
  [0x7f, 0x9f, 'delete and C1 controls: U+009B starts an escape sequence by itself'],
  [0xad, 0xad, 'soft hyphen'],
  [0x034f, 0x034f, 'invisible grapheme joiner'],
  [0x061c, 0x061c, 'Arabic letter mark: bidirectional'],
  [0x115f, 0x1160, 'Hangul fillers'],
  [0x17b4, 0x17b5, 'invisible Khmer vowels'],
  [0x180b, 0x180f, 'Mongolian variation selectors and separator'],
  [0x200b, 0x200b, 'zero-width space'],
  [0x200e, 0x200f, 'bidirectional marks'],
  [0x2028, 0x202e, 'line and paragraph separator, bidirectional embeddings and overrides'],
  [0x2060, 0x206f, 'word joiner, invisible operators, bidirectional isolates'],
  [0x3164, 0x3164, 'Hangul filler'],
  [0xd800, 0xdfff, 'lone surrogates: not text'],
  [0xfe00, 0xfe0e, 'variation selectors (FE0F stays: emoji)'],
  [0xfeff, 0xfeff, 'byte order mark'],
  [0xffa0, 0xffa0, 'half-width Hangul filler'],
  [0xfff0, 0xfffb, 'interlinear annotation and unassigned specials'],
  [0x1bca0, 0x1bca3, 'shorthand format controls'],
  [0x1d173, 0x1d17a, 'musical format controls'],
  [0xe0000, 0xe0fff, 'tag characters: text that nobody sees'],
];

const UNSEEN = new RegExp(
  `[${UNSEEN_RANGES.map(([from, to]) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`).join('')}]`,
  'gu',
);

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function hex(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  if (code.length <= 2) return `\\x${code.padStart(2, '0')}`;
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\u{${code}}`;
}

/** `text` with every unseen code point replaced by what `spell` makes of it. */
export function replaceUnseen(text: string, spell: (character: string) => string): string {
  return text.replace(UNSEEN, spell);
}

/** Every unseen code point spelled out (`\n`, `\x1b`, `\u202e`), everything else unchanged: always one line. */
export function showControls(text: string): string {
  return replaceUnseen(text, (character) => SHORT[character] ?? hex(character));
}

/** As `showControls`, and everything outside ASCII is spelled out too. */
export function showNonAscii(text: string): string {
  return showControls(text).replace(/[^ -~]/gu, hex);
}
