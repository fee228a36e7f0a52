import { realpath, stat } from 'node:fs/promises';
import { posix, resolve, sep } from 'node:path';
import { ok, type Result } from '@contract-check/core';
import { baseTree, goneBelow } from '../bases/base-tree.ts';
import type { GitBase } from '../bases/find-base.ts';
import { pathBelow, type Repository } from '../bases/repository.ts';
import { contractFilesIn } from '../config/contract-files.ts';
import { fileTest } from '../config/file-globs.ts';
import type { ContractSettings, Settings } from '../config/settings.ts';
import { contractNames } from '../diff/configured/contract-names.ts';
import { missingFiles } from '../diff/configured/pair-refusals.ts';
import type { Refusal } from '../input/refusal.ts';
import type { Io } from '../io.ts';

/** A contract whose history is told. */
export interface TrackedContract {
  /** Null: it was named on the command line. */
  readonly name: string | null;
  readonly settings: Pick<ContractSettings, 'comparison' | 'policy'> & { readonly owner: string | null };
  /** Paths from the folder that they count from; several: parts of one API. */
  readonly paths: readonly string[];
  /** Those that are in the work tree. */
  readonly present: readonly string[];
}

/** Where contracts lie. */
export interface Ground {
  readonly repository: Repository;
  /** The folder that their paths count from; absolute. */
  readonly folder: string;
  /** Its own path from the top of the repository, with a slash behind, or empty. */
  readonly prefix: string;
}

export async function groundOf(folder: string, repository: Repository): Promise<Ground> {
  const path = pathBelow(await realpath(repository.top), await realpath(folder));
  return { repository, folder, prefix: path === '' ? '' : `${path}/` };
}

/** The only contract, as it was named. */
export async function namedContract(file: string, { preset }: Settings, { folder }: Ground): Promise<TrackedContract> {
  const path = posix.normalize(file.split(sep).join('/'));
  const found = await stat(resolve(folder, path)).catch(() => null);
  const { comparison, policy } = preset;
  const settings = { comparison, policy, owner: null };
  return { name: null, settings, paths: [path], present: found === null ? [] : [path] };
}

/** Every configured contract: those of the work tree, and those of the first revision that are gone since. */
export async function configuredContracts(
  { contracts }: Settings,
  start: GitBase,
  { repository, folder, prefix }: Ground,
  io: Io,
): Promise<Result<readonly TrackedContract[], Refusal>> {
  const tree = await baseTree(start, repository, io);
  if (!tree.ok) return tree;
  const gone = goneBelow(tree.value, prefix);
  const filesOf = contractFilesIn(folder, io);
  const tracked: TrackedContract[] = [];
  for (const contract of contracts) {
    const present = await filesOf(contract.files);
    const paths = [...new Set([...present, ...gone.filter(fileTest(contract.files))])].sort();
    if (paths.length === 0) return { ok: false, error: missingFiles(contract) };
    tracked.push(...splitUp(contract, paths, present));
  }
  return ok(tracked);
}

function splitUp(
  settings: ContractSettings,
  paths: readonly string[],
  present: readonly string[],
): readonly TrackedContract[] {
  if (settings.composed) return [{ name: settings.name, settings, paths, present }];
  const names = contractNames(settings.name, settings.files, paths);
  return paths.map((path) => {
    const here = present.filter((one) => one === path);
    return { name: names.get(path) ?? path, settings, paths: [path], present: here };
  });
}

/** How a path is spelled from the top of the repository. */
export function inRepository(path: string, { prefix }: Ground): string {
  return posix.join(prefix, path);
}
