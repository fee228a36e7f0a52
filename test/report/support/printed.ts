import stringWidth from 'string-width';

/** Controls, bidirectional and invisible characters: none may be printed raw. Line feeds are ours. */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]/gu;

/** The characters of a printed text that could act on what shows it. */
export function rawControls(printed: string): readonly string[] {
  return printed.replaceAll('\n', '').match(UNSEEN) ?? [];
}

export function widestLine(printed: string): number {
  return Math.max(...printed.split('\n').map((line) => stringWidth(line)));
}
