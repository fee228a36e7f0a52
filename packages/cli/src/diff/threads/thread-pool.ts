import type { OpenedSide } from '../../input/load-contract.ts';
import type { Io, Thread } from '../../io.ts';
import type { Outcome } from '../compare-sides.ts';
import { thaw } from './frozen-contract.ts';
import type { CompareRequest, FromThread, FrozenOutcome, SideName } from './messages.ts';

/** A comparison for a thread, and the doors to the files that its contracts refer to. */
export interface ThreadJob {
  readonly request: CompareRequest;
  readonly opened: Readonly<Record<SideName, OpenedSide>>;
}

/**
 * Compares on so many threads, each taking the next job when it is done.
 *
 * @param done told of each as it ends, by its place in the list
 */
export async function compareOnThreads(
  jobs: readonly ThreadJob[],
  count: number,
  io: Io,
  done: (index: number, outcome: Outcome) => void,
): Promise<void> {
  const queue = [...jobs.entries()];
  const work = async (): Promise<void> => {
    const thread = await io.threads.start();
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const [index, job] = next;
        done(index, thawed(await ask(thread, job)));
      }
    } finally {
      await thread.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(count, jobs.length) }, work));
}

function ask(thread: Thread, { request, opened }: ThreadJob): Promise<FrozenOutcome> {
  return new Promise((resolve, reject) => {
    thread.listen({
      message(message) {
        const told = message as FromThread;
        if (told.type === 'done') resolve(told.outcome);
        else if (told.type === 'failed') reject(Object.assign(new Error(told.message), { stack: told.stack }));
        else {
          const { id, side, uri } = told;
          opened[side].reference(uri).then((result) => thread.post({ type: 'answer', id, result }), reject);
        }
      },
      failed: reject,
    });
    thread.post(request);
  });
}

function thawed({ problems, compared }: FrozenOutcome): Outcome {
  const contracts = compared?.map(({ base, revision, ...rest }) => {
    return { ...rest, base: thaw(base), revision: thaw(revision) };
  });
  return { problems, compared: contracts ?? null };
}
