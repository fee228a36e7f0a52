import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SCOPES, type ServiceContext } from '../http/handler.ts';
import { allKeys, keyById } from '../store/api-keys.ts';
import { fits, parseToken } from './api-key.ts';
import { makeKey } from './key-handlers.ts';
import { isValid } from './stored-keys.ts';

type Parts = Pick<ServiceContext, 'knex' | 'now'>;

/** In the data folder; the command on the same machine reads it. */
export const KEY_FILE = 'admin.key';

/**
 * The key of whoever has the data folder, for publishing and administration from the same machine. Made when there is
 * none in the folder, or the database does not know it (any more).
 *
 * @returns path of the file
 */
export async function localKey(parts: Parts, folder: string): Promise<string> {
  const file = join(folder, KEY_FILE);
  if (await isKnown(parts, await textOf(file))) return file;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // A folder in a work tree is not to be committed.
  await writeFile(join(folder, '.gitignore'), '*\n');
  const { secret } = await makeAdminKey(parts, 'local');
  await writeFile(file, `${secret}\n`, { mode: 0o600 });
  // `mode` counts for new files alone.
  await chmod(file, 0o600);
  return file;
}

/**
 * For a service that others reach: without a key that can make keys, nobody could ever come in.
 *
 * @returns a key to be shown once; null: there is one that works
 */
export async function firstKey(parts: Parts): Promise<string | null> {
  const now = parts.now();
  const isThere = (await allKeys(parts.knex)).some(
    (key) => isValid(key, now) && key.service === null && key.scopes.includes('admin'),
  );
  return isThere ? null : (await makeAdminKey(parts, 'first')).secret;
}

function makeAdminKey(parts: Parts, name: string) {
  return makeKey(parts, { name, scopes: SCOPES, service: null, expiresAt: null }, 'start');
}

async function isKnown({ knex, now }: Parts, text: string): Promise<boolean> {
  const parsed = parseToken(text.trim());
  const key = parsed === null ? null : await keyById(knex, parsed.id);
  return key !== null && parsed !== null && fits(parsed.secret, key.secretHash) && isValid(key, now());
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return '';
  }
}
