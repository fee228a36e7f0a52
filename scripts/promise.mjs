/** `npm run promise`, part of a release: the contract of the service as it is now is what later ones are held against. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTRACT, PROMISED } from './lib/own-contract.mjs';
import { root } from './lib/run.mjs';

copyFileSync(join(root, CONTRACT), join(root, PROMISED));
console.log(`${PROMISED} is now what ${CONTRACT} says.`);
