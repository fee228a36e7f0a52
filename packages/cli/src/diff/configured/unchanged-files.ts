import { readFile, realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { mayReachOut } from './reaches-out.ts';

/** What there is to know of the files that changed. */
export interface ChangedFiles {
  /** Absolute path of the work tree, links followed. */
  readonly top: string;
  /** Paths from there. */
  readonly changed: ReadonlySet<string>;
  /** Absolute paths of all files that a contract is made of; null when it cannot be read. */
  readonly filesOf: (file: string) => Promise<readonly string[] | null>;
}

/** Files held in memory at the same time. */
const AT_ONCE = 16;

/**
 * Those of the contracts (absolute paths) that cannot have changed: neither they nor what they refer to. Most are told
 * from their text alone, without reading it as YAML or JSON.
 */
export async function unchangedFiles(files: readonly string[], given: ChangedFiles): Promise<ReadonlySet<string>> {
  const unchanged = new Set<string>();
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const some = files.slice(at, at + AT_ONCE);
    const answers = await Promise.all(some.map((file) => isUnchanged(file, given)));
    for (const [index, file] of some.entries()) if (answers[index] === true) unchanged.add(file);
  }
  return unchanged;
}

async function isUnchanged(file: string, given: ChangedFiles): Promise<boolean> {
  if (await hasChanged(file, given)) return false;
  if (given.changed.size === 0 || !mayReachOut(await readFile(file, 'utf8'))) return true;
  const reached = await given.filesOf(file);
  // What cannot be read has to be told.
  if (reached === null) return false;
  for (const other of reached) if (await hasChanged(other, given)) return false;
  return true;
}

/** The file itself, or what a link in its place leads to. */
async function hasChanged(file: string, { top, changed }: ChangedFiles): Promise<boolean> {
  const real = await realpath(file).catch(() => file);
  return [file, real].some((path) => changed.has(relative(top, path).split(sep).join('/')));
}
