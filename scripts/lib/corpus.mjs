import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { root } from './run.mjs';

/** Where the real contracts are: `CORPUS_DIR`, else the folder `shared/corpus` beside the clone. */
export function corpusFolder() {
  return resolve(process.env.CORPUS_DIR || join(root, '..', 'shared', 'corpus'));
}

/** Whether the folder holds the corpus. */
function hasCorpus() {
  return existsSync(join(corpusFolder(), 'index.json'));
}

/** @type {import('./run.mjs').Step} */
export const corpusPresent = {
  name: 'find the corpus',
  run() {
    if (hasCorpus()) return 0;
    console.error(`There is no corpus in ${corpusFolder()} (no index.json).`);
    console.error('Next: set CORPUS_DIR to the folder that holds it. "npm test" needs no corpus.');
    return 1;
  },
};
