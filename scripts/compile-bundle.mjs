/**
 * Runs the bundled program on contracts like those that it is made for, and keeps what Node compiled of it.
 *
 * usage: node scripts/compile-bundle.mjs pack|compile <folder of the program>
 *
 * `pack` puts what the commonest run loads into one file; `compile` then keeps what a run with breaks compiles.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { CompiledFiles } from '../packages/cli/dist/launch/compiled-files.js';
import { tuneEngine } from '../packages/cli/dist/tune-engine.js';

const shop = (/** @type {string} */ version) => `examples/shop/${version}.yaml`;
const [node = '', script = '', step = '', folder = ''] = process.argv;
const breaking = step === 'compile' ? ['--against', shop('v2')] : [];
process.argv = [node, script, 'diff', shop('v1.openapi-3.1'), ...breaking, shop('v1.1')];

tuneEngine('start');
const files = new CompiledFiles(folder);
files.begin();

process.on('exit', (code) => {
  if (code > 1) return;
  process.exitCode = 0;
  if (step === 'pack') write(files.packed());
  else for (const { path, data } of files.compiled()) write({ path, text: data });
});

function write(/** @type {{ path: string, text: string | Uint8Array }} */ { path, text }) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
