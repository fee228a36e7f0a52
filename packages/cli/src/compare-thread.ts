/** What a worker thread runs: an entry of the bundle beside the program. */
import { parentPort } from 'node:worker_threads';
import { serveComparisons } from './diff/threads/serve-comparisons.ts';
import { loadEngine } from './engine.ts';

if (parentPort === null) throw new Error('this runs in a worker thread alone');
serveComparisons(parentPort, loadEngine);
