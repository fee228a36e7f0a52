import { DataFolderInUse, lockFolder } from '../../../packages/server/src/store/pglite/data-lock.ts';

// A process of its own: takes a data folder, tells what came of it and after how long, and holds what it has.
const [folder = '', platform] = process.argv.slice(2);
const began = performance.now();
let outcome = 'held';
try {
  await lockFolder(folder, (platform ?? process.platform) as NodeJS.Platform);
} catch (error) {
  if (!(error instanceof DataFolderInUse)) throw error;
  outcome = 'refused';
}
process.stdout.write(`${JSON.stringify({ outcome, afterMs: performance.now() - began })}\n`);
if (outcome === 'held') process.stdin.resume();
