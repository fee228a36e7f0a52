/** A set of code points (or of UTF-16 units): inclusive ranges, ascending, apart from each other. */
export type CharSet = readonly CharRange[];
export type CharRange = readonly [first: number, last: number];

export const LAST_CODE_POINT = 0x10ffff;
export const LAST_UNIT = 0xffff;

/** The union of ranges in any order. */
export function charSet(ranges: Iterable<CharRange>): CharSet {
  const sorted = [...ranges].sort(([one], [other]) => one - other);
  const merged: [number, number][] = [];
  for (const [first, last] of sorted) {
    const before = merged.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

/** Everything from 0 to `highest` that is not in the set. */
export function complement(set: CharSet, highest: number): CharSet {
  const gaps: CharRange[] = [];
  let next = 0;
  for (const [first, last] of set) {
    if (first > next) gaps.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= highest) gaps.push([next, highest]);
  return gaps;
}

export function intersect(one: CharSet, other: CharSet): CharSet {
  const common: CharRange[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const [a, b] = [one[i] as CharRange, other[j] as CharRange];
    const [first, last] = [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
    if (first <= last) common.push([first, last]);
    if (a[1] < b[1]) i++;
    else j++;
  }
  return common;
}

/**
 * The greatest intervals from 0 to `highest` inside which no set tells two members apart, as their first members,
 * ascending. The first is 0.
 */
export function intervalStarts(sets: Iterable<CharSet>, highest: number): number[] {
  const starts = new Set([0]);
  for (const set of sets) {
    for (const [first, last] of set) {
      starts.add(first);
      if (last < highest) starts.add(last + 1);
    }
  }
  return [...starts].sort((one, other) => one - other);
}

/** Index of the interval that holds `member`. */
export function intervalOf(starts: readonly number[], member: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= member) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function has(set: CharSet, member: number): boolean {
  let low = 0;
  let high = set.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = set[middle] as CharRange;
    if (member < range[0]) high = middle - 1;
    else if (member > range[1]) low = middle + 1;
    else return true;
  }
  return false;
}
