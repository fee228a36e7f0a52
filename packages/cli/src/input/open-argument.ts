import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ok, type Result } from '@contract-check/core';
import type { Io } from '../io.ts';
import { filePlace, stdinPlace } from './file-place.ts';
import type { GitObjects } from './git-objects.ts';
import { gitPlace } from './git-place.ts';
import type { Place } from './place.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { Roots } from './roots.ts';

/**
 * Where an argument of the command line leads: `-`, an `http(s)` address, an existing file, `<git-ref>:<path>`, and
 * else a file that is missing. A drive letter (`C:\…`) is no ref.
 */
export function openArgument(
  argument: string,
  objects: GitObjects,
  io: Io,
  roots: Roots,
): Result<Place | URL, Refusal> {
  if (argument === '-') return ok(stdinPlace(io, roots));
  if (/^https?:\/\//i.test(argument)) {
    if (URL.canParse(argument)) return ok(new URL(argument));
    return refuse('remote-failed', `${argument} is no valid address.`, 'Check its spelling.');
  }
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(argument)) {
    return refuse(
      'file-not-found',
      `${argument} is neither a path nor an http(s) address.`,
      'Give the path of the file.',
    );
  }
  const [, ref, path] = /^([^:]*):(.+)$/s.exec(argument) ?? [];
  if (ref === undefined || path === undefined || isDrive(argument) || existsSync(resolve(io.cwd, argument))) {
    return ok(filePlace(argument, io, roots));
  }
  return ok(gitPlace({ ref, path }, objects, io, roots));
}

function isDrive(argument: string): boolean {
  return /^[a-z]:[\\/]/i.test(argument);
}
