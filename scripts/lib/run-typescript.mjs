import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import process from 'node:process';
import { rolldown } from 'rolldown';
import { root } from './run.mjs';

/** @param {string} file relative to the repository */
function outputOf(file) {
  return join(root, 'test/dist/run', basename(file).replace(/\.ts$/, '.mjs'));
}

/**
 * Bundles a TypeScript file of `test/`, packages left out, and answers where the result is.
 *
 * @param {string} file relative to the repository
 */
async function bundled(file) {
  const output = outputOf(file);
  const bundle = await rolldown({ input: join(root, file), platform: 'node', external: /^(?![./]|[A-Z]:)/i });
  try {
    await bundle.write({ file: output, format: 'esm', sourcemap: true });
  } finally {
    await bundle.close();
  }
  return output;
}

/**
 * A step that bundles a TypeScript file of `test/` for another program to import, and where the bundle will be.
 *
 * @param {string} file relative to the repository
 * @returns {{ step: import('./run.mjs').Step, output: string }}
 */
export function bundleStep(file) {
  const run = async () => {
    await bundled(file);
    return 0;
  };
  return { step: { name: `bundle ${file}`, run }, output: outputOf(file) };
}

/**
 * A step that runs a TypeScript file of `test/` in a process of its own, for work that is too long for a test.
 *
 * @param {string} file relative to the repository
 * @param {readonly string[]} args
 * @returns {import('./run.mjs').Step}
 */
export function typescriptStep(file, args = []) {
  return {
    name: `run ${file}`,
    async run(extra) {
      const output = await bundled(file);
      const options = { cwd: root, stdio: /** @type {const} */ ('inherit') };
      return spawnSync(process.execPath, ['--enable-source-maps', output, ...args, ...extra], options).status ?? 1;
    },
  };
}
