import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { ok, type Result } from '@contract-check/core';
import { type Refusal, refuse, tooLarge } from './refusal.ts';
import { isInside } from './roots.ts';

/** What the operating system answers, in words. */
const SYSTEM_ERRORS: Readonly<Record<string, (name: string) => { ok: false; error: Refusal }>> = {
  ENOENT: (name) => refuse('file-not-found', `There is no file ${name}.`, 'Check the path.'),
  ENOTDIR: (name) => refuse('file-not-found', `There is no file ${name}.`, 'Check the path: a part of it is a file.'),
  EISDIR: (name) => refuse('file-is-directory', `${name} is a folder.`, 'Name the file inside it.'),
  ENAMETOOLONG: (name) => refuse('file-not-found', `There is no file ${name}.`, 'Check the path.'),
  ELOOP: (name) => refuse('file-not-readable', `${name} is a symbolic link that leads to itself.`, 'Mend the link.'),
};

/** A failed call of the operating system as a refusal. */
export function systemRefusal(error: unknown, name: string): { ok: false; error: Refusal } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = Object.hasOwn(SYSTEM_ERRORS, code) ? SYSTEM_ERRORS[code] : undefined;
  if (known !== undefined) return known(name);
  return refuse('file-not-readable', `${name} cannot be read (${code || String(error)}).`, 'Check its permissions.');
}

/**
 * The bytes of a plain file, symbolic links followed first. Refused when the real file is in none of the roots
 * (which are real folders), is not a plain file, or holds more than `maxBytes`.
 *
 * @param name how the file is called in messages
 */
export async function readInside(
  file: string,
  roots: readonly string[],
  name: string,
  maxBytes: number,
): Promise<Result<Uint8Array, Refusal>> {
  try {
    const real = await realpath(file);
    if (!roots.some((root) => isInside(root, real))) return outsideRoot(name, real !== file);
    // The path is real, so a link that appears in between is an attack and fails. Never blocks on a pipe.
    const handle = await open(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      return await readPlain(handle, name, maxBytes);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return systemRefusal(error, name);
  }
}

const NAME_ITS_FOLDER = 'If it belongs to the contract, name the folder that holds it with --root <folder>.';

/** The refusal of what lies outside; `fix` where more can be said than to name some folder. */
export function outsideRoot(name: string, byLink: boolean, fix = NAME_ITS_FOLDER): { ok: false; error: Refusal } {
  const how = byLink ? ', by a symbolic link,' : '';
  return refuse('ref-outside-root', `${name} leads${how} outside the folders that may be read.`, fix);
}

/** What to type so that a folder may be read. `--root` replaces the default, so it must hold the contract as well. */
export function rootFix(folder: string): string {
  const typed = /^[\w./~@+-]+$/.test(folder) ? folder : `"${folder}"`;
  // No full stop: it would be copied with the path.
  return `If you trust the contract with that folder, add --root ${typed}`;
}

async function readPlain(handle: FileHandle, name: string, maxBytes: number): Promise<Result<Uint8Array, Refusal>> {
  const stat = await handle.stat();
  if (stat.isDirectory()) return refuse('file-is-directory', `${name} is a folder.`, 'Name the file inside it.');
  if (!stat.isFile()) return refuse('file-not-regular', `${name} is not a plain file.`, 'Refer to a plain file.');
  if (stat.size > maxBytes) return tooLarge(maxBytes);
  const bytes = await handle.readFile();
  return bytes.length > maxBytes ? tooLarge(maxBytes) : ok(bytes);
}

/** The bytes of a stream; refused, and the stream closed, as soon as it gives more than `maxBytes`. Throws what it throws. */
export async function readStream(
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Result<Uint8Array, Refusal>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) return tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return ok(Buffer.concat(chunks));
}
