import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { guardFolder } from './folder-guard.ts';
import { type Owner, takeLockFile } from './lock-file.ts';

/** Two processes on one folder lose rows silently, so the second one is refused. */
export class DataFolderInUse extends Error {
  constructor(
    readonly folder: string,
    readonly owner: string,
  ) {
    super(`The data folder ${folder} is in use by ${owner}.`);
  }
}

/**
 * Takes the folder for this process; the answer gives it back. Throws `DataFolderInUse`. The folder of a process that is
 * gone is taken over. Processes of one machine are kept apart by the operating system where it can, and by a file where
 * it cannot; those of several machines by the file.
 */
export async function lockFolder(
  folder: string,
  platform: NodeJS.Platform = process.platform,
): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const guard = await guardFolder(folder, platform);
  if (guard === 'taken') throw new DataFolderInUse(folder, 'another process on this machine');
  const isAlive = ({ pid, host }: Owner) => {
    // On another machine nobody can tell, so it counts as alive.
    if (host !== hostname()) return true;
    // Whoever holds the guard knows that nobody else does, even if another process has got the number since.
    return guard === null && processLives(pid);
  };
  const taken = await takeLockFile(folder, { pid: process.pid, host: hostname() }, isAlive);
  if ('owner' in taken) {
    await guard?.release();
    throw new DataFolderInUse(folder, `process ${taken.owner.pid} on ${taken.owner.host}`);
  }
  return async () => {
    await taken.release();
    await guard?.release();
  };
}

function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
