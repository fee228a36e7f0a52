import {
  type CharRange,
  type CharSet,
  charSet,
  complement,
  intersect,
  LAST_CODE_POINT,
  LAST_UNIT,
} from './char-set.ts';
import type { PatternAutomaton } from './pattern-automaton.ts';

/** Ranges from readable to strange. Surrogates belong to none: alone they are no text. */
const byReadability: readonly CharSet[] = [
  [[0x61, 0x7a]],
  [[0x30, 0x39]],
  [[0x41, 0x5a]],
  [[0x20, 0x20]],
  [
    [0x2d, 0x2e],
    [0x5f, 0x5f],
  ],
  [[0x21, 0x7e]],
  [[0xe0, 0xff]],
  [
    [0xa1, 0xd7ff],
    [0xf900, 0xfdcf],
    [0xfdf0, 0xfffd],
    [0x10000, 0x1fffd],
  ],
  [
    [0, 0xd7ff],
    [0xe000, LAST_CODE_POINT],
  ],
];

/** Characters that no automaton of a search tells apart. */
export class Letter {
  /** From the most readable on; no character twice. */
  readonly #ranges: readonly CharRange[];
  /** How many lead: they are equally readable. */
  readonly #leading: number;
  readonly size: number;
  /** Smaller is more readable. */
  readonly rank: number;
  readonly example: number;

  constructor(members: CharSet) {
    const groups = byReadability.map((group) => intersect(members, group));
    this.rank = groups.findIndex((group) => group.length > 0);
    this.#leading = sizeOf(groups[this.rank] ?? []);
    this.#ranges = groups.flatMap((group, at) =>
      intersect(group, complement(charSet(groups.slice(0, at).flat()), LAST_CODE_POINT)),
    );
    this.size = sizeOf(this.#ranges);
    this.example = this.at(0, 0);
  }

  /** The member at an index below `size`. The position in the word varies which of the most readable comes first. */
  at(index: number, position: number): number {
    let rest = index < this.#leading ? (index + position) % this.#leading : index;
    for (const [first, last] of this.#ranges) {
      if (rest <= last - first) return first + rest;
      rest -= last - first + 1;
    }
    return 0;
  }
}

/** The letters of a search, most readable first. */
export function alphabetOf(automata: readonly PatternAutomaton[]): readonly Letter[] {
  const starts = new Set([0, 0xd800, 0xe000, LAST_UNIT + 1]);
  for (const automaton of automata) {
    for (const start of automaton.starts) starts.add(start);
  }
  const sorted = [...starts].sort((one, other) => one - other);
  const members = new Map<string, CharRange[]>();
  for (const [at, first] of sorted.entries()) {
    if (first >= 0xd800 && first < 0xe000) continue;
    const key = automata.map((automaton) => automaton.kindOf(first)).join();
    const ranges = members.get(key) ?? [];
    ranges.push([first, (sorted[at + 1] ?? LAST_CODE_POINT + 1) - 1]);
    members.set(key, ranges);
  }
  return [...members.values()]
    .map((ranges) => new Letter(charSet(ranges)))
    .sort((one, other) => one.rank - other.rank || one.example - other.example);
}

function sizeOf(set: CharSet): number {
  return set.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}
