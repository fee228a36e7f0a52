import { readFile, realpath } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { referencedFiles } from './reaches-out.ts';

/** What there is to know of the files that changed. */
export interface ChangedFiles {
  /** Absolute path of the work tree, links followed. */
  readonly top: string;
  /** Paths from there. */
  readonly changed: ReadonlySet<string>;
  /** Absolute paths of all files that a contract is made of, by reading it; null when it cannot be read. */
  readonly filesOf: (file: string) => Promise<readonly string[] | null>;
}

/** Files held in memory at the same time. */
const AT_ONCE = 16;

/**
 * Those of the contracts (absolute paths) that cannot have changed: neither they nor what they refer to. Most are told
 * from their texts alone, without reading them as YAML or JSON.
 */
export async function unchangedFiles(files: readonly string[], given: ChangedFiles): Promise<ReadonlySet<string>> {
  const looker = new Looker(given);
  const unchanged = new Set<string>();
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const some = files.slice(at, at + AT_ONCE);
    const answers = await Promise.all(some.map((file) => looker.isUnchanged(file)));
    for (const [index, file] of some.entries()) if (answers[index] === true) unchanged.add(file);
  }
  return unchanged;
}

/** Looks at each file once, however many contracts refer to it. */
class Looker {
  readonly #given: ChangedFiles;
  readonly #changed = new Map<string, Promise<boolean>>();
  readonly #targets = new Map<string, Promise<readonly string[] | null>>();

  constructor(given: ChangedFiles) {
    this.#given = given;
  }

  async isUnchanged(file: string): Promise<boolean> {
    if (await this.#hasChanged(file)) return false;
    if (this.#given.changed.size === 0) return true;
    const reached = (await this.#reached(file)) ?? (await this.#given.filesOf(file));
    // What cannot be read has to be told.
    if (reached === null) return false;
    for (const other of reached) if (await this.#hasChanged(other)) return false;
    return true;
  }

  /** Every file that a contract reaches; null where only a reader can tell. */
  async #reached(entry: string): Promise<readonly string[] | null> {
    const reached = new Set([entry]);
    // References count from the folder of the file that holds them. The set grows while it is walked.
    for (const file of reached) {
      const targets = await this.#targetsOf(file);
      if (targets === null) return null;
      for (const target of targets) reached.add(resolve(dirname(file), target));
    }
    return [...reached];
  }

  #targetsOf(file: string): Promise<readonly string[] | null> {
    const known = this.#targets.get(file) ?? readFile(file, 'utf8').then(referencedFiles, () => null);
    this.#targets.set(file, known);
    return known;
  }

  #hasChanged(file: string): Promise<boolean> {
    const known = this.#changed.get(file) ?? this.#lookUp(file);
    this.#changed.set(file, known);
    return known;
  }

  /** The file itself, or what a link in its place leads to. */
  async #lookUp(file: string): Promise<boolean> {
    const { top, changed } = this.#given;
    const real = await realpath(file).catch(() => file);
    return [file, real].some((path) => changed.has(relative(top, path).split(sep).join('/')));
  }
}
