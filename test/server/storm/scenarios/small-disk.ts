import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** For the data, its log, and the programs where the user of the server cannot reach those of npm. */
const SIZE = '640m';

/** A file system in memory that is soon full. */
export class SmallDisk {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async during<Result>(use: (disk: SmallDisk) => Promise<Result>): Promise<Result> {
    const folder = await mkdtemp(join(tmpdir(), 'small-disk-'));
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=755`, 'small-disk', folder]);
      try {
        return await use(new SmallDisk(folder));
      } finally {
        await run('umount', [folder]);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  get #ballast(): string {
    return join(this.folder, 'ballast');
  }

  /** Until not a page more fits. */
  async fill(): Promise<void> {
    for (const size of ['bs=1M', 'bs=4k']) {
      const args = ['if=/dev/zero', `of=${this.#ballast}`, size, 'oflag=append', 'conv=notrunc'];
      // It ends with the error that the disk is full.
      await run('dd', args).catch(() => undefined);
    }
  }

  clear(): Promise<void> {
    return rm(this.#ballast);
  }
}

export async function lacksSmallDisk(): Promise<string | null> {
  try {
    await SmallDisk.during(() => Promise.resolve());
    return null;
  } catch {
    return 'only root on Linux can mount a file system in memory';
  }
}
