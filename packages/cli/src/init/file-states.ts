import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isInside } from '../input/roots.ts';
import type { Io } from '../io.ts';
import type { ProposedFile } from './ci-files.ts';

/** A proposed file, and what stands in its place. */
export interface FileState extends ProposedFile {
  /** `different`: with another content, which is left alone. */
  readonly found: 'nothing' | 'same' | 'different';
  /** What would change, as `git diff` says it; empty unless it is different. */
  readonly difference: string;
}

const MOST_BYTES = 10_000_000;

/** Looks at what is there. */
export async function stateOf(file: ProposedFile, top: string, io: Io): Promise<FileState> {
  const path = join(top, file.path);
  const before = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' || error.code === 'ENOTDIR' ? null : '',
  );
  if (before === null) return { ...file, found: 'nothing', difference: '' };
  const isThere =
    before.replaceAll('\r\n', '\n') === file.text || (file.sign !== undefined && before.includes(file.sign));
  if (isThere) return { ...file, found: 'same', difference: '' };
  const args = ['diff', '--no-index', '--no-ext-diff', '--no-textconv', '--color=never', '--', file.path, '-'];
  const result = await io.git(args, { cwd: top, input: file.text, maxBytes: MOST_BYTES });
  const text = result.end === 'exit' ? Buffer.from(result.stdout).toString('utf8') : '';
  return { ...file, found: 'different', difference: text.slice(Math.max(0, text.indexOf('@@'))) };
}

/**
 * Writes a new file, never over another one and never outside of the repository.
 *
 * @returns why not; null when it was written
 */
export async function writeNew({ path, text }: ProposedFile, top: string): Promise<string | null> {
  const file = join(top, path);
  try {
    if (!isInside(await realpath(top), await nearestFolder(dirname(file)))) return 'its folder leads outside';
    await mkdir(dirname(file), { recursive: true });
    // Fails where a file, or a link to one, has appeared since.
    await writeFile(file, text, { flag: 'wx' });
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

/** The real path of the first folder up from here that exists. */
async function nearestFolder(folder: string): Promise<string> {
  const real = await realpath(folder).catch(() => undefined);
  return real ?? nearestFolder(dirname(folder));
}
