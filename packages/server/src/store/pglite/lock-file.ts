import { open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Who has a folder. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
}

export type Taken = { readonly owner: Owner } | { release(): Promise<void> };

const NAME = /^process\.lock\.(\d{1,15})$/;
const ATTEMPTS = 50;
/** How long a file may be empty: between making it and writing to it, a process can only be slow or dead. */
const PAUSE_MS = 20;
const MOST_PAUSES = 25;

/**
 * Takes the lock, or tells who has it. To be taken over, a lock cannot simply be removed and made again: whoever found it
 * dead as well, but is slower, would remove the new one. So locks have numbers, the highest holds, the next higher one is
 * made by exactly one process, and numbers never go back: a lock that was given back stays until there is a higher one.
 */
export async function takeLockFile(folder: string, self: Owner, isAlive: (owner: Owner) => boolean): Promise<Taken> {
  let pauses = 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const highest = await highestOf(folder);
    const state = highest === 0 ? null : await stateOf(folder, highest);
    if (state === 'unwritten' && pauses < MOST_PAUSES) {
      pauses += 1;
      await pause(PAUSE_MS);
      continue;
    }
    if (state !== null && state !== 'unwritten' && isAlive(state)) return { owner: state };
    const taken = await makeLock(folder, highest + 1, self);
    if (taken !== null) return taken;
  }
  throw new Error(`The lock of ${folder} could not be taken: others take it and give it back without end.`);
}

async function makeLock(folder: string, number: number, self: Owner): Promise<Taken | null> {
  const file = fileOf(folder, number);
  if (!(await created(file, JSON.stringify(self)))) return null;
  if ((await highestOf(folder)) > number) {
    await rm(file, { force: true });
    return null;
  }
  for (const lower of (await numbersIn(folder)).filter((other) => other < number))
    await rm(fileOf(folder, lower), { force: true });
  return { release: () => writeFile(file, 'null') };
}

/** The file system answers for one winner. */
async function created(file: string, text: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(text);
    await handle.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Null: it was given back, or has gone since. */
async function stateOf(folder: string, number: number): Promise<Owner | 'unwritten' | null> {
  try {
    return JSON.parse(await readFile(fileOf(folder, number), 'utf8')) as Owner | null;
  } catch (error) {
    return error instanceof SyntaxError ? 'unwritten' : null;
  }
}

async function highestOf(folder: string): Promise<number> {
  return Math.max(0, ...(await numbersIn(folder)));
}

async function numbersIn(folder: string): Promise<number[]> {
  return (await readdir(folder)).flatMap((name) => NAME.exec(name)?.[1] ?? []).map(Number);
}

function fileOf(folder: string, number: number): string {
  return join(folder, `process.lock.${number}`);
}
