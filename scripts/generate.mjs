/**
 * Writes the files that are made from the code (generated-files.mjs). With `--check` nothing is written: exit 1
 * names each file that differs.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { generatedFiles } from './generated-files.mjs';
import { root } from './lib/run.mjs';

const onlyCheck = process.argv.includes('--check');
const drifted = [];

for (const { file, make } of generatedFiles) {
  const path = join(root, file);
  const text = make();
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  drifted.push(file);
  if (onlyCheck) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`wrote ${file}`);
}

if (onlyCheck && drifted.length > 0) {
  for (const file of drifted) console.error(`${file} is not what the code would write.`);
  console.error('Next: npm run generate, then commit the result.');
  process.exitCode = 1;
}
