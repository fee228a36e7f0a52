/**
 * No source file over 300 lines without a reason written down in checked-lists/long-files.json
 * (`{ "path": "reason" }`); an entry that is no longer needed fails too.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { filesBelow } from '../lib/files.mjs';
import { root } from '../lib/run.mjs';
import { judgeLengths } from './judge-lengths.mjs';

const list = 'scripts/checked-lists/long-files.json';
const lengths = new Map();
for (const file of filesBelow('')) {
  if (/\.(ts|mjs)$/.test(file)) lengths.set(file, readFileSync(join(root, file), 'utf8').split('\n').length - 1);
}
const problems = judgeLengths(lengths, JSON.parse(readFileSync(join(root, list), 'utf8')));
for (const problem of problems) console.error(problem);
if (problems.length > 0) console.error(`Next: split the file by idea, or mend ${list}.`);
process.exitCode = problems.length > 0 ? 1 : 0;
