import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Two processes on one folder lose rows silently, so the second one is refused. */
export class DataFolderInUse extends Error {
  constructor(
    readonly folder: string,
    readonly owner: string,
  ) {
    super(`The data folder ${folder} is in use by ${owner}.`);
  }
}

interface Owner {
  readonly pid: number;
  readonly host: string;
}

const ATTEMPTS = 20;

/** Takes the folder for this process; the answer gives it back. The lock of a process that is gone is taken over. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'process.lock');
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await created(file)) return () => rm(file, { force: true });
    const owner = await ownerOf(file);
    if (owner !== null && isAlive(owner)) throw new DataFolderInUse(folder, `process ${owner.pid} on ${owner.host}`);
    await rm(file, { force: true });
  }
  throw new DataFolderInUse(folder, 'a process that starts again and again');
}

/** Writes who has it, unless the file is there: the file system answers for one winner. */
async function created(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(JSON.stringify({ pid: process.pid, host: hostname() } satisfies Owner));
    await handle.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function ownerOf(file: string): Promise<Owner | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Owner;
  } catch {
    return null;
  }
}

/** On another machine nobody can tell, so it counts as alive. */
function isAlive({ pid, host }: Owner): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
