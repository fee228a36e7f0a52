/**
 * Matches texts with `/` in them: `*` is any characters but `/`, `**` as a whole segment any number of segments, `?` one
 * character; everything else stands for itself, the braces of path parameters too. Work is bounded by the product of
 * both lengths: globs and paths of a pull request are not trusted, and regular expressions made of globs take seconds
 * for six stars.
 */
export function globMatcher(glob: string): (text: string) => boolean {
  const segments = glob.split('/');
  const patterns = new Map(segments.map((segment) => [segment, [...segment]]));
  const fits = (pattern: string, segment: string) =>
    matchItems([...segment], patterns.get(pattern) ?? [], '*', (one, other) => one === '?' || one === other);
  return (text) => matchItems(text.split('/'), segments, '**', fits);
}

/** Only the last star is ever taken back to: what an earlier one matched, a later one can make up for. */
function matchItems(
  items: readonly string[],
  pattern: readonly string[],
  star: string,
  fits: (part: string, item: string) => boolean,
): boolean {
  let [at, part, lastStar, resumed] = [0, 0, -1, 0];
  while (at < items.length) {
    const [wanted, item] = [pattern[part], items[at] as string];
    if (wanted === star) {
      lastStar = part++;
      resumed = at;
    } else if (wanted !== undefined && fits(wanted, item)) {
      part++;
      at++;
    } else if (lastStar >= 0) {
      part = lastStar + 1;
      at = ++resumed;
    } else return false;
  }
  return pattern.slice(part).every((wanted) => wanted === star);
}
