import { realpath, stat } from 'node:fs/promises';
import { posix, resolve, sep } from 'node:path';
import { ok, type Result } from '@contract-check/core';
import { type BaseTree, baseTree, goneBelow } from '../bases/base-tree.ts';
import type { GitBase } from '../bases/find-base.ts';
import { pathBelow, type Repository } from '../bases/repository.ts';
import { contractFilesIn } from '../config/contract-files.ts';
import { fileTest } from '../config/file-globs.ts';
import type { ContractSettings, Settings } from '../config/settings.ts';
import { contractNames } from '../diff/configured/contract-names.ts';
import { missingFiles } from '../diff/configured/pair-refusals.ts';
import type { Refusal } from '../input/refusal.ts';
import type { Io } from '../io.ts';
import { blobIds } from './blob-ids.ts';
import type { ReleasePoint } from './release-points.ts';

/** A contract whose history is told. */
export interface TrackedContract {
  /** Null: it was named on the command line. */
  readonly name: string | null;
  readonly settings: Pick<ContractSettings, 'comparison' | 'policy'> & { readonly owner: string | null };
  /** Paths from the folder that they count from; several: parts of one API. */
  readonly paths: readonly string[];
  /** Those that are in the work tree. */
  readonly present: readonly string[];
  /** What paths were called before, where they moved since the first revision. */
  readonly former: ReadonlyMap<string, string>;
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
export async function namedContract(
  file: string,
  { preset }: Settings,
  points: readonly ReleasePoint[],
  ground: Ground,
  io: Io,
): Promise<Result<TrackedContract, Refusal>> {
  const path = posix.normalize(file.split(sep).join('/'));
  const { comparison, policy } = preset;
  const contract = { name: null, settings: { comparison, policy, owner: null }, paths: [path] };
  const found = await stat(resolve(ground.folder, path)).catch(() => null);
  if (found === null) return ok({ ...contract, present: [], former: new Map() });
  const tree = await baseTree(startOf(points), ground.repository, io);
  if (!tree.ok) return tree;
  const isAlike = (other: string): boolean => posix.extname(other) === posix.extname(path);
  const gone = goneBelow(tree.value, ground.prefix).filter(isAlike);
  const former = await formerPaths({ gone, present: [path], tree: tree.value, points }, ground, io);
  return former.ok ? ok({ ...contract, present: [path], former: former.value }) : former;
}

/** Every configured contract: those of the work tree, and those of the first revision that are gone since. */
export async function configuredContracts(
  { contracts }: Settings,
  points: readonly ReleasePoint[],
  ground: Ground,
  io: Io,
): Promise<Result<readonly TrackedContract[], Refusal>> {
  const tree = await baseTree(startOf(points), ground.repository, io);
  if (!tree.ok) return tree;
  const filesOf = contractFilesIn(ground.folder, io);
  const tracked: TrackedContract[] = [];
  for (const contract of contracts) {
    const present = await filesOf(contract.files);
    const gone = goneBelow(tree.value, ground.prefix).filter(fileTest(contract.files));
    if (present.length + gone.length === 0) return { ok: false, error: missingFiles(contract) };
    const former = await formerPaths({ gone, present, tree: tree.value, points }, ground, io);
    if (!former.ok) return former;
    tracked.push(...splitUp(contract, gone, present, former.value));
  }
  return ok(tracked);
}

function startOf([start]: readonly ReleasePoint[]): GitBase {
  if (start === undefined) throw new Error('a history has a start');
  return start.base;
}

/** More names are no move of a contract, and no command line. */
const MOST_NAMES = 500;

interface Moves {
  readonly gone: readonly string[];
  readonly present: readonly string[];
  readonly tree: BaseTree;
  readonly points: readonly ReleasePoint[];
}

/** Files that git takes for moved since the first revision, by what they are called now. */
async function formerPaths(
  { gone, present, tree, points }: Moves,
  { repository, prefix }: Ground,
  io: Io,
): Promise<Result<ReadonlyMap<string, string>, Refusal>> {
  const fromTop = (path: string): string => posix.join(prefix, path);
  const held = gone.length === 0 ? ok(new Set<string>()) : await tree.holds(present.map(fromTop));
  if (!held.ok) return held;
  const added = present.filter((path) => !held.value.has(fromTop(path)));
  if (gone.length + added.length > MOST_NAMES) return ok(new Map());
  const renames = await tree.renames(gone.map(fromTop), added.map(fromTop));
  if (!renames.ok) return renames;
  const commits = points.flatMap(({ base }) => base.commit ?? []);
  const ids = await blobIds(commits, [...renames.value].flat(), repository, io);
  if (!ids.ok) return ids;
  // Two that were there at the same time are two, however much they have in common.
  const isMove = (names: readonly string[]): boolean =>
    !commits.some((commit) => names.every((name) => ids.value(commit, name) !== undefined));
  const moves = [...renames.value].filter(isMove);
  return ok(new Map(moves.map(([from, to]) => [to.slice(prefix.length), from.slice(prefix.length)])));
}

function splitUp(
  settings: ContractSettings,
  gone: readonly string[],
  present: readonly string[],
  former: ReadonlyMap<string, string>,
): readonly TrackedContract[] {
  if (settings.composed) {
    return [{ name: settings.name, settings, paths: [...present, ...gone].sort(), present, former: new Map() }];
  }
  const moved = new Set(former.values());
  const paths = [...present, ...gone.filter((path) => !moved.has(path))].sort();
  const names = contractNames(settings.name, settings.files, paths);
  return paths.map((path) => {
    const here = present.filter((one) => one === path);
    return { name: names.get(path) ?? path, settings, paths: [path], present: here, former };
  });
}

/** How a path is spelled from the top of the repository. */
export function inRepository(path: string, { prefix }: Ground): string {
  return posix.join(prefix, path);
}
