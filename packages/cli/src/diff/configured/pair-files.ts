/** The files of one configured entry on both sides, joined. */
export interface PairedFiles {
  /** The base's path first. */
  readonly both: readonly (readonly [base: string, revision: string])[];
  readonly gone: readonly string[];
  readonly added: readonly string[];
}

/**
 * Joins by path, then by what is known of renamed files (the base's path first). A file that is alone on both sides is
 * the same contract, wherever it moved.
 */
export function pairFiles(
  base: readonly string[],
  revision: readonly string[],
  renames: ReadonlyMap<string, string>,
): PairedFiles {
  const [before, after] = [new Set(base), new Set(revision)];
  const kept = base.filter((path) => after.has(path)).map((path) => [path, path] as const);
  const gone = base.filter((path) => !after.has(path));
  const added = revision.filter((path) => !before.has(path));
  const [from, to] = [gone[0], added[0]];
  const isAlone =
    kept.length === 0 && gone.length === 1 && added.length === 1 && from !== undefined && to !== undefined;
  const moved = isAlone
    ? [[from, to] as const]
    : [...renames].filter(([one, other]) => gone.includes(one) && added.includes(other));
  const joined = new Set(moved.flat());
  return {
    both: [...kept, ...moved],
    gone: gone.filter((path) => !joined.has(path)),
    added: added.filter((path) => !joined.has(path)),
  };
}

interface Titled {
  readonly paths: readonly string[];
  /** Null where a file cannot be read. */
  readonly titles: readonly (string | null)[];
}

/** Joins by titles that stand once on each side: a file that was moved and rewritten is still the same contract. */
export function joinByTitle(gone: Titled, added: Titled): ReadonlyMap<string, string> {
  const joined = new Map<string, string>();
  for (const [index, title] of gone.titles.entries()) {
    if (title === null || !isOnce(title, gone.titles) || !isOnce(title, added.titles)) continue;
    const [from, to] = [gone.paths[index], added.paths[added.titles.indexOf(title)]];
    if (from !== undefined && to !== undefined) joined.set(from, to);
  }
  return joined;
}

function isOnce(title: string, titles: readonly (string | null)[]): boolean {
  return titles.includes(title) && titles.indexOf(title) === titles.lastIndexOf(title);
}
