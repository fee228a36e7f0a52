import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** Compiled files; what runs from the sources, tests, uses them too. */
export const COMPILED = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/store/pglite/' : './',
  import.meta.url,
);

/**
 * Where a copy of a database is kept that has its tables and nothing else: to unpack it takes a fraction of the time and
 * memory of making one. Its name tells of what it was made, so that no other is ever taken for it.
 */
export function snapshotPath(): string {
  const hash = createHash('sha256');
  const engine = dirname(dirname(require.resolve('@electric-sql/pglite')));
  hash.update(readFileSync(join(engine, 'package.json')));
  const migrations = dirname(require.resolve('@contract-check/migrations'));
  for (const name of readdirSync(migrations).sort()) {
    if (name.endsWith('.js')) hash.update(name).update(readFileSync(join(migrations, name)));
  }
  return fileURLToPath(new URL(`snapshot-${hash.digest('hex').slice(0, 16)}.tar.gz`, COMPILED));
}

/** The same if it is there; null: databases are made from nothing. */
export function snapshot(): string | null {
  const path = snapshotPath();
  return existsSync(path) ? path : null;
}

/** Snapshots of other builds, beside it. */
export function outdatedSnapshots(): string[] {
  const path = snapshotPath();
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith('snapshot-') && name.includes('.tar.gz') && name !== basename(path))
    .map((name) => join(dirname(path), name));
}
