import { chmodSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './lib/run.mjs';

/** Loaded by `--strict-input` alone; with its own dependencies it is larger than all the rest together. */
const external = ['@apidevtools/swagger-parser'];

/**
 * Bundles the command into one small entry and chunks that are loaded on first use. One file to read instead of
 * some hundred is most of the start-up time.
 *
 * @param {string} output path of the entry
 */
export async function bundleCli(output) {
  const folder = dirname(output);
  rmSync(folder, { recursive: true, force: true });
  const bundle = await rolldown({
    input: join(root, 'packages/cli/dist/bin.js'),
    platform: 'node',
    external: [...external, ...builtinModules, /^node:/],
  });
  try {
    await bundle.write({
      dir: folder,
      format: 'esm',
      entryFileNames: basename(output),
      chunkFileNames: 'chunks/[name]-[hash].mjs',
      // Names are kept so that a stack trace in a bug report can be read.
      minify: { mangle: false, compress: true, codegen: true },
    });
  } finally {
    await bundle.close();
  }
  chmodSync(output, 0o755);
}
