/**
 * Runs the bundled program on contracts like those that it is made for, and keeps what Node compiled of it.
 *
 * usage: node scripts/compile-bundle.mjs <folder of the program>
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { CompiledFiles } from '../packages/cli/dist/launch/compiled-files.js';
import { tuneEngine } from '../packages/cli/dist/tune-engine.js';

tuneEngine('start');

const [node = '', script = '', folder = ''] = process.argv;
const examples = ['v1.openapi-3.1.yaml', '--against', 'v2.yaml', 'v1.1.yaml'];
process.argv = [
  node,
  script,
  'diff',
  ...examples.map((name) => (name.startsWith('-') ? name : `examples/shop/${name}`)),
];

const files = new CompiledFiles(folder);
files.load('program.cjs');

process.on('exit', (code) => {
  if (code > 1) return;
  process.exitCode = 0;
  for (const { path, data } of files.compiled()) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, data);
  }
});
