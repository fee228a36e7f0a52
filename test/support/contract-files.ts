import { readFile } from 'node:fs/promises';
import { basename, dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Contract, loadContract, type ReadResource } from '@contract-check/core';

/** The repository. */
export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Reads files beside the entry of a contract. For trusted test data only: nothing is refused. */
function readBeside(folder: string): ReadResource {
  return async (uri) => {
    const path = resolve(folder, decodeURIComponent(uri));
    try {
      return { ok: true, text: await readFile(path, 'utf8'), label: relative(folder, path) };
    } catch (error) {
      return { ok: false, code: 'not-read', message: String(error), fix: 'Check the path.' };
    }
  };
}

/** Loads a contract from disk, afresh each time (`like`: see `LoadContract`); fails the test with every input problem when it cannot be read. */
export async function loadFile(path: string, like?: Contract): Promise<Contract> {
  const text = await readFile(path, 'utf8');
  const name = basename(path);
  const loaded = await loadContract({ uri: name, label: name, text }, readBeside(dirname(path)), like);
  if (loaded.ok) return loaded.value;
  throw new Error(`${path} was refused: ${JSON.stringify(loaded.error, null, 2)}`);
}
