import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** Where references may lead, as `--root` names it; without any, each place has its own safe default. */
export interface Roots {
  /** Absolute paths. */
  readonly folders: readonly string[];
  /** `http(s)` addresses that end with `/`. */
  readonly addresses: readonly URL[];
}

/** The work tree that a folder lies in, going by the path as it was typed; undefined without one. */
export function workTreeOf(folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, '.git'))) return current;
    if (dirname(current) === current) return undefined;
  }
}

/** Both with symbolic links followed. What is in `.git` (it can hold credentials) counts as outside. */
export function isInside(root: string, file: string): boolean {
  const path = relative(root, file);
  return !isAbsolute(path) && !path.split(sep).some((step) => step === '..' || step.toLowerCase() === '.git');
}

/** Folders with symbolic links followed; one that does not exist holds nothing. */
export async function realFolders(folders: readonly string[]): Promise<string[]> {
  const found = await Promise.all(folders.map((folder) => realpath(folder).catch(() => undefined)));
  return found.filter((folder) => folder !== undefined);
}

/** The folder of an address: it and what is below. */
export function addressFolder(url: URL): URL {
  return new URL('./', `${url.origin}${url.pathname}`);
}

/** Whether an address lies in a folder (which ends with `/`). Encoded slashes and dots could mean another one. */
export function holds(folder: URL, url: URL): boolean {
  return (
    url.origin === folder.origin && url.pathname.startsWith(folder.pathname) && !/%(2e|2f|5c|00)/i.test(url.pathname)
  );
}

/** `--root` values: folders are taken from `cwd`, addresses are those that start with `http`. */
export function parseRoots(values: readonly string[], cwd: string): Roots {
  const isAddress = (value: string): boolean => /^https?:\/\//i.test(value) && URL.canParse(value);
  return {
    folders: values.filter((value) => !isAddress(value)).map((value) => resolve(cwd, value)),
    addresses: values.filter(isAddress).map((value) => addressFolder(new URL(value))),
  };
}
