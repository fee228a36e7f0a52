import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, posix, resolve } from 'node:path';
import { ok } from '@contract-check/core';
import type { Io } from '../io.ts';
import { mostSimilar } from '../most-similar.ts';
import { entryUri, type Place } from './place.ts';
import { outsideRoot, readInside, readStream, rootFix, systemRefusal } from './read-file.ts';
import { type OpenResult, refuse } from './refusal.ts';
import { isInside, type Roots, realFolders, workTreeOf } from './roots.ts';
import { STDIN } from './shown-name.ts';

/** A contract in the file system, `argument` as it was typed. */
export function filePlace(argument: string, io: Io, roots: Roots): Place {
  const file = resolve(io.cwd, argument);
  return folderPlace(dirname(file), dirname(argument), roots, (folders, maxBytes) =>
    openEntry(argument, file, folders, maxBytes),
  );
}

/** A contract from standard input. Its references are looked up from the current folder. */
export function stdinPlace(io: Io, roots: Roots): Place {
  return folderPlace(io.cwd, '.', roots, async (_folders, maxBytes) => {
    if (io.stdin.isTTY) io.stderr.write('Reading the contract from the terminal; Ctrl-D ends it.\n');
    try {
      const read = await readStream(io.stdin.read(), maxBytes);
      return read.ok ? ok({ bytes: read.value, uri: STDIN, label: STDIN }) : read;
    } catch (error) {
      return systemRefusal(error, STDIN);
    }
  });
}

type OpenEntry = (roots: readonly string[], maxBytes: number) => Promise<OpenResult>;

/**
 * Files below the work tree that `folder` lies in, without one below `folder` itself, or below `--root`.
 *
 * @param shown the folder as people typed it; starts the labels
 */
function folderPlace(folder: string, shown: string, roots: Roots, open: OpenEntry): Place {
  const home = [workTreeOf(folder) ?? folder];
  const allowed = realFolders(roots.folders.length > 0 ? roots.folders : home);
  return {
    // The user named the entry; only a link in its place that leads elsewhere is not what was named.
    entry: async (maxBytes) => open(await realFolders([...home, ...roots.folders]), maxBytes),
    async reference(path, maxBytes) {
      const label = posix.join(shown.replaceAll('\\', '/'), path.replaceAll('\\', '/'));
      const base = await realpath(folder).catch(() => folder);
      const file = resolve(base, path);
      const folders = await allowed;
      // Asked before the file system is: whether a file outside exists is nobody's business either.
      if (!folders.some((root) => isInside(root, file))) {
        const above = foldersUp(path);
        const helps = await holdsBoth(resolve(base, above), resolve(folder, above), file);
        return outsideRoot(label, false, helps ? rootFix(posix.join(shown.replaceAll('\\', '/'), above)) : undefined);
      }
      const read = await readInside(file, folders, label, maxBytes);
      return read.ok ? ok({ bytes: read.value, label }) : read;
    },
  };
}

/** The way from the folder of the entry up to the one that holds both it and what the path names: `../..`. */
function foldersUp(path: string): string {
  const steps = posix.normalize(path.replaceAll('\\', '/')).split('/');
  return posix.join(...steps.filter((step) => step === '..'));
}

/** Whether naming that folder allows the file: not where links lead astray, and never all of the file system. */
async function holdsBoth(folder: string, typed: string, file: string): Promise<boolean> {
  const [real] = await realFolders([typed]);
  return real === folder && real !== dirname(real) && isInside(real, file);
}

async function openEntry(
  argument: string,
  file: string,
  roots: readonly string[],
  maxBytes: number,
): Promise<OpenResult> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) return refuseFolder(argument, file);
    // `<(command)` of a shell: a pipe that the user has just made has no place in any folder.
    const piped = found.isFIFO() || found.isCharacterDevice();
    const read = piped
      ? await readStream(createReadStream(file), maxBytes)
      : await readInside(file, roots, argument, maxBytes);
    return read.ok ? ok({ bytes: read.value, uri: entryUri(basename(file)), label: argument }) : read;
  } catch (error) {
    const refusal = systemRefusal(error, argument);
    if (refusal.error.code !== 'file-not-found') return refusal;
    const similar = mostSimilar(basename(file), await namesIn(dirname(file)));
    const looked = isAbsolute(argument) ? 'Check the path.' : `Check the path; it was looked for as ${file}.`;
    const fix = similar === undefined ? looked : `Did you mean ${join(dirname(argument), similar)}?`;
    return refuse('file-not-found', refusal.error.message, fix);
  }
}

async function refuseFolder(argument: string, file: string): Promise<OpenResult> {
  const likely = (await namesIn(file)).find((name) => /^(openapi|swagger|api)\.(ya?ml|json)$/i.test(name));
  const fix = likely === undefined ? 'Name the contract inside it.' : `Did you mean ${join(argument, likely)}?`;
  return refuse('file-is-directory', `${argument} is a folder.`, fix);
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
