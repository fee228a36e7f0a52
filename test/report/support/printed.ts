import type { TextOptions } from '@contract-check/report';
import stringWidth from 'string-width';
import { PIPED } from './orders-sample.ts';

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

/** Every way to print text that changes what is shown. */
export const WAYS: readonly (readonly [name: string, options: TextOptions])[] = [
  ['plain', PIPED],
  ['verbose', { ...PIPED, verbose: true }],
  ['quiet', { ...PIPED, quiet: true }],
  ['narrow, on a small terminal', { ...PIPED, width: 44, rows: 10 }],
  ['ASCII', { ...PIPED, unicode: false, verbose: true }],
];

/** Lines that begin like a finding or an outcome. */
export function headLines(printed: string): number {
  return printed.split('\n').filter((line) => /^(✖|▲|✔|•|Passed|Failed)/.test(line)).length;
}

/** What a build server would obey. */
export function logCommands(printed: string): readonly string[] {
  return printed.split('\n').filter((line) => /^\s*::|##\[|##vso\[/.test(line));
}

/** How many lines of a comment are headings, rows, and folded parts. */
export function form(comment: string): readonly number[] {
  const lines = comment.split('\n');
  return [/^#/, /^\|/, /^<details><summary>/, /^<\/details>$/, /^<!--/].map(
    (start) => lines.filter((line) => start.test(line)).length,
  );
}
