import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * Whether an argument that names a contract stays inside the folder. Whoever asks through a protocol may have been
 * talked into asking: no file elsewhere, no network, no standard input, which is the protocol's own.
 */
export async function isInside(argument: string, folder: string): Promise<boolean> {
  if (argument === '-' || /^[a-z][a-z0-9+.-]+:\/\//i.test(argument)) return false;
  const target = resolve(folder, argument);
  const real = await realpath(target).catch(() => null);
  // Not a file: a revision of the repository, which git itself keeps to, or missing.
  if (real === null && /^[^/\\]{2,}:/.test(argument)) return true;
  const way = relative(await realpath(folder), real ?? target);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
