import { type CharRange, type CharSet, charSet } from './char-set.ts';

/** `\d` (ECMA-262 §22.2.2.9 CharacterClassEscape). */
export const DIGITS: CharSet = [[0x30, 0x39]];

/** `\w` without the flag `i`. */
export const WORD_CHARACTERS: CharSet = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];

/** What `.` leaves out: the line terminators (ECMA-262 §12.3). */
export const LINE_TERMINATORS: CharSet = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];

/** `\s`: white space and line terminators (ECMA-262 §12.2, §12.3). */
export const SPACES: CharSet = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

/** Code points that are looked at one by one; all that Unicode has given a meaning lies here. */
const assigned: readonly CharRange[] = [
  [0, 0xd7ff],
  [0xe000, 0xffff],
  [0x10000, 0x3ffff],
  [0xe0000, 0xe0fff],
];

/** Surrogates, unassigned and private planes: all members of a range share all properties. */
const uniform: readonly CharRange[] = [
  [0xd800, 0xdb7f],
  [0xdb80, 0xdbff],
  [0xdc00, 0xdfff],
  ...[0x4, 0x5, 0x6, 0x7, 0x8, 0x9, 0xa, 0xb, 0xc, 0xd, 0xf, 0x10].flatMap((plane): CharRange[] => [
    [plane * 0x10000, plane * 0x10000 + 0xfffd],
    [plane * 0x10000 + 0xfffe, plane * 0x10000 + 0xffff],
  ]),
  [0xe1000, 0xefffd],
  [0xefffe, 0xeffff],
];

const BLOCK = 4096;

/**
 * The code points with a property of Unicode, as the JavaScript engine knows it.
 *
 * @param name as between the braces of `\p{…}`, checked by the parser: `L`, `Script=Greek`
 */
export function propertySet(name: string): CharSet {
  const one = new RegExp(`^\\p{${name}}$`, 'u');
  const run = new RegExp(`\\p{${name}}+`, 'gu');
  const ranges = uniform.filter(([first]) => one.test(String.fromCodePoint(first)));
  for (const [first, last] of assigned) {
    const width = first > 0xffff ? 2 : 1;
    for (let start = first; start <= last; start += BLOCK) {
      const text = String.fromCodePoint(...codePoints(start, Math.min(last, start + BLOCK - 1)));
      for (const { 0: hit, index } of text.matchAll(run)) {
        ranges.push([start + index / width, start + (index + hit.length) / width - 1]);
      }
    }
  }
  return charSet(ranges);
}

function codePoints(first: number, last: number): number[] {
  const points: number[] = [];
  for (let point = first; point <= last; point++) points.push(point);
  return points;
}
