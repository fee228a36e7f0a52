import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export interface Peer {
  readonly name: string;
  /** Node's arguments; the two files follow. */
  readonly args: readonly string[];
}

const runner = fileURLToPath(new URL('./peer-child.js', import.meta.url));
const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** How each tool is started, given the file that its package resolves to. */
const peers: Readonly<Record<string, (entry: string) => readonly string[]>> = {
  'api-smart-diff': (entry) => [runner, 'api-smart-diff', entry],
  'openapi-diff': (entry) => [runner, 'openapi-diff', entry],
  '@useoptic/optic': (entry) => [entry, 'diff'],
};

/** Where each package can be found: its entry file, or null. */
function resolveFrom(folder: string, name: string): string | null {
  const load = createRequire(join(resolve(folder), 'package.json'));
  try {
    return load.resolve(name);
  } catch {
    return null;
  }
}

/** The tools installed in `BENCH_PEERS_DIR` or here, and the names of the others. */
export function findPeers(): { readonly found: readonly Peer[]; readonly missing: readonly string[] } {
  const found: Peer[] = [];
  const missing: string[] = [];
  for (const [name, start] of Object.entries(peers)) {
    const entry = resolveFrom(process.env.BENCH_PEERS_DIR || repository, name);
    if (entry === null) missing.push(name);
    else found.push({ name, args: start(entry) });
  }
  return { found, missing };
}
