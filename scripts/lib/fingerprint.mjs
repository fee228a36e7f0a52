import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A digest of names and contents. Contents, not times: a fresh checkout changes all times and nothing else.
 *
 * @param {string} root
 * @param {readonly string[]} files relative to `root`
 * @returns {string} hexadecimal
 */
export function fingerprint(root, files) {
  const hash = createHash('sha256');
  for (const file of [...files].sort()) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}
