import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Io } from '../io.ts';
import { fileGlobs, fileTest, NEVER_CONTRACTS } from './file-globs.ts';

/** The files of a contract that are in the file system: relative, with `/`, sorted. */
export type FindContractFiles = (files: readonly string[]) => Promise<readonly string[]>;

/** More names than any work tree has. */
const MOST_BYTES = 500_000_000;

/**
 * Finds what the globs of a configuration in `folder` mean. What Git ignores is found by its path alone, not by a
 * glob: built copies are no contracts. Outside of Git, all files count. Names are listed once for all contracts.
 */
export function contractFilesIn(folder: string, io: Pick<Io, 'git'>): FindContractFiles {
  let listing: Promise<readonly string[] | null> | undefined;
  return async (files) => {
    const { paths, globs } = fileGlobs(files);
    const isWanted = fileTest(files);
    if (globs.length > 0) listing ??= namesKnownToGit(folder, io);
    const found = globs.length === 0 ? [] : ((await listing) ?? (await namesBelow(folder, globs)));
    const candidates = [...new Set([...paths, ...found])].filter(isWanted);
    const exist = await Promise.all(candidates.map((path) => isFile(join(folder, path))));
    return candidates.filter((_, index) => exist[index]).sort();
  };
}

/** Tracked files and those that could be; null outside of a work tree, or without Git. */
async function namesKnownToGit(folder: string, { git }: Pick<Io, 'git'>): Promise<readonly string[] | null> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = await git(args, { cwd: folder, maxBytes: MOST_BYTES });
  if (listed.end !== 'exit' || listed.status !== 0) return null;
  return Buffer.from(listed.stdout)
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '');
}

async function namesBelow(folder: string, globs: readonly string[]): Promise<readonly string[]> {
  const { glob } = await import('tinyglobby');
  return glob([...globs], {
    cwd: folder,
    ignore: [...NEVER_CONTRACTS],
    expandDirectories: false,
    followSymbolicLinks: false,
  });
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true;
}
