import { posix, relative, sep } from 'node:path';
import { ok, type Result } from '@contract-check/core';
import type { Io } from '../io.ts';
import { type GitObjects, type GitSource, pathNotFound, similarPath } from './git-objects.ts';
import { entryUri, type Place } from './place.ts';
import { outsideRoot } from './read-file.ts';
import type { Refusal } from './refusal.ts';
import { isInside, type Roots, workTreeOf } from './roots.ts';

const STAYS_INSIDE = 'A contract in a Git revision reaches the files of that revision only; check the path.';

/** A contract in a revision. Its references are read from the same revision, whatever the work tree holds. */
export function gitPlace(source: GitSource, objects: GitObjects, io: Io, roots: Roots): Place {
  const top = workTreeOf(io.cwd) ?? io.cwd;
  const entryPath = fromTop(source.path, top, io.cwd);
  const folders = foldersInside(roots, top);
  const labelOf = (path: string): string => `${source.ref}:${path}`;
  const open = async (path: string, maxBytes: number): Promise<Result<Uint8Array, Refusal>> => {
    const found = await objects.tree(source.ref);
    if (!found.ok) return found;
    // Git cannot say where a link inside the revision ends, so with --root none is followed.
    return objects.read({ tree: found.value, path, label: labelOf(path), follow: folders.length === 0, maxBytes });
  };
  return {
    async entry(maxBytes) {
      if (isAbove(entryPath))
        return pathNotFound(labelOf(source.path), 'Give the path from the top of the repository.');
      const read = await open(entryPath, maxBytes);
      if (read.ok)
        return ok({ bytes: read.value, uri: entryUri(posix.basename(entryPath)), label: labelOf(source.path) });
      if (read.error.code !== 'git-path-not-found') return read;
      const similar = await similarPath(await objects.tree(source.ref), entryPath, io);
      return similar === undefined ? read : pathNotFound(labelOf(source.path), `Did you mean ${labelOf(similar)}?`);
    },
    async reference(path, maxBytes) {
      const full = posix.join(posix.dirname(entryPath), path);
      if (isAbove(full)) return outsideRoot(labelOf(full), false, STAYS_INSIDE);
      const inside = folders.length === 0 || folders.some((folder) => full.startsWith(folder));
      if (!inside) return outsideRoot(labelOf(full), false);
      const read = await open(full, maxBytes);
      return read.ok ? ok({ bytes: read.value, label: labelOf(full) }) : read;
    },
  };
}

/** Git counts paths from the top of the repository; only `./` and `../` count from the current folder. */
function fromTop(path: string, top: string, cwd: string): string {
  const isRelative = path.startsWith('./') || path.startsWith('../');
  return posix.normalize(isRelative ? posix.join(relative(top, cwd).replaceAll(sep, '/'), path) : path);
}

function isAbove(path: string): boolean {
  return path === '..' || path.startsWith('../') || path.startsWith('/');
}

/** The `--root` folders that lie in the repository, as `path/from/top/`. */
function foldersInside(roots: Roots, top: string): string[] {
  const inside = roots.folders.filter((folder) => isInside(top, folder) && folder !== top);
  return inside.map((folder) => `${relative(top, folder).replaceAll(sep, '/')}/`);
}
