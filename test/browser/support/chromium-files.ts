import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../support/contract-files.ts';

/** Kept between runs; `npm ci` empties it. */
const STORE = join(repository, 'node_modules', '.cache');

/** What it takes to start the browser: the program, and the variables by which it finds its libraries and fonts. */
export interface BrowserFiles {
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
}

function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>
`;
}

/** Runs `work` with these variables of this process, and puts back what was there. */
async function withVariables<T>(variables: Readonly<Record<string, string>>, work: () => Promise<T>): Promise<T> {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

/** The package unpacks into the temporary folder, and its own libraries only where it believes to be on AWS. */
async function unpackInto(folder: string): Promise<void> {
  await withVariables({ TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }, async () => {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
  });
}

/** The browser of the package, unpacked once: several seconds, 200 MB. */
export async function chromiumFiles(version: string): Promise<BrowserFiles> {
  const folder = join(STORE, `chromium-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(STORE, { recursive: true });
    // Complete or not there at all, whoever else unpacks it at the same time.
    const unpacked = mkdtempSync(join(STORE, 'unpacking-'));
    try {
      await unpackInto(unpacked);
      writeFileSync(join(unpacked, 'fonts', 'fonts.conf'), fontsConfiguration(folder));
      renameSync(unpacked, folder);
    } catch (error) {
      rmSync(unpacked, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  const libraries = join(folder, 'al2023', 'lib');
  return {
    executable: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(folder, 'fonts') },
  };
}
