import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** Folders that hold nothing written by hand. */
const skipped = new Set(['node_modules', 'dist', '.git', 'coverage']);

/**
 * All files below a folder, in a stable order.
 *
 * @param {string} folder relative to the repository, `/`-separated; '' is the repository itself
 * @returns {string[]} relative to the repository, `/`-separated
 */
export function filesBelow(folder) {
  const found = [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) found.push(path);
    else if (entry.isDirectory() && !skipped.has(entry.name)) found.push(...filesBelow(path));
  }
  return found;
}
