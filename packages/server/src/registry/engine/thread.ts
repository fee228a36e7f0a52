import { parentPort } from 'node:worker_threads';
import type { Task } from './messages.ts';
import { perform } from './perform.ts';

// A large or hostile contract takes as long as it takes, so this is a thread of its own; whoever asks ends it.
parentPort?.on('message', async (task: Task) => {
  parentPort?.postMessage(await perform(task));
});
