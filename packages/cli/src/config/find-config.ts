import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The names that a configuration goes by, besides a key of package.json. */
const CONFIG_FILES = ['contract-check.yaml', 'contract-check.yml', 'contract-check.json'];

export const PACKAGE_KEY = 'contract-check';

/** Absolute paths; several in one folder are an error. Empty: none up to the top of the work tree. */
export async function findConfigs(from: string): Promise<readonly string[]> {
  return (await nearest(from, configsIn)) ?? [];
}

/** The nearest file of that name; undefined when there is none up to the top of the work tree. */
export async function findUpwards(from: string, name: string): Promise<string | undefined> {
  const found = await nearest(from, async (folder) => {
    const file = join(folder, name);
    return (await isFile(file)) ? [file] : [];
  });
  return found?.[0];
}

/** What the nearest folder holds that holds any; up to the folder with `.git`, or the root. */
async function nearest(
  from: string,
  look: (folder: string) => Promise<readonly string[]>,
): Promise<readonly string[] | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = await look(folder);
    if (found.length > 0) return found;
    const isTop = dirname(folder) === folder || (await exists(join(folder, '.git')));
    if (isTop) return undefined;
  }
}

async function configsIn(folder: string): Promise<readonly string[]> {
  const files = CONFIG_FILES.map((name) => join(folder, name));
  const manifest = join(folder, 'package.json');
  const here = await Promise.all([...files.map(isFile), holdsKey(manifest)]);
  return [...files, manifest].filter((_, index) => here[index]);
}

/** Whether a package.json mentions us; one that is broken is not our business unless it does. */
async function holdsKey(file: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (!text.includes(`"${PACKAGE_KEY}"`)) return false;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && Object.hasOwn(value, PACKAGE_KEY);
  } catch {
    return false;
  }
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
