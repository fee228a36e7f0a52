import { join } from 'node:path';
import type { Threads } from './io.ts';

/** Worker threads of this process. What starts them is loaded only when there is enough to do. */
export const processThreads: Threads = {
  async atOnce() {
    return (await import('node:os')).availableParallelism();
  },
  async start() {
    const { Worker } = await import('node:worker_threads');
    // Beside the bundled program.
    const worker = new Worker(join(import.meta.dirname, 'compare-thread.cjs'));
    return {
      post: (message) => worker.postMessage(message),
      listen({ message, failed }) {
        worker.removeAllListeners('message').removeAllListeners('error');
        worker.on('message', message).on('error', failed);
      },
      async stop() {
        await worker.terminate();
      },
    };
  },
};
