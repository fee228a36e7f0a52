import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Arena, Outcome, Scenario } from '../scenario.ts';
import { ServiceProcess } from '../service-process.ts';

const LIMIT_MS = 2000;

/** Trust, test 2. */
export const dataFolder: Scenario = {
  says: 'A second process on a data folder is refused; after SIGKILL the next one gets it.',
  long: { embedded: 100 },
  // As often, of the lock alone: store/data-lock.test.ts.
  short: {},
  run,
};

async function run({ rounds }: Arena): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'storm-'));
  const [first, second] = [new ServiceProcess(folder, null), new ServiceProcess(folder, null)];
  const faults: string[] = [];
  const done = { refused: 0, 'taken over': 0 };
  const slowest = { refusal: 0, start: 0 };
  try {
    await first.start();
    for (let round = 0; round < rounds; round += 1) {
      const refusal = await timed(() => refusalOf(second));
      slowest.refusal = Math.max(slowest.refusal, refusal.ms);
      if (refusal.result.includes(' is in use by ')) done.refused += 1;
      else faults.push(`Round ${round}: a second process was not refused: ${refusal.result}`);
      await first.stop('SIGKILL');
      const start = await timed(() => first.start());
      slowest.start = Math.max(slowest.start, start.ms);
      if ((await fetch(`${first.url}/readyz`)).status === 200) done['taken over'] += 1;
      else faults.push(`Round ${round}: not ready after it was taken over.`);
    }
  } finally {
    await second.stop();
    await first.stop();
    await rm(folder, { recursive: true, force: true });
  }
  const late = slowest.refusal < LIMIT_MS ? [] : [`It took more than ${LIMIT_MS} ms to refuse.`];
  const figures = { ...done, 'ms to refuse at most': slowest.refusal, 'ms to start again at most': slowest.start };
  return { figures, faults, late };
}

/** Why it did not start; empty: it did. */
function refusalOf(service: ServiceProcess): Promise<string> {
  return service.start().then(
    () => '',
    (error: Error) => error.message,
  );
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ readonly result: Result; readonly ms: number }> {
  const began = performance.now();
  const result = await work();
  return { result, ms: Math.round(performance.now() - began) };
}
