import { describe, expect, it } from 'vitest';
import type { Outcome } from '../store/fold.ts';
import { type Job, Runner } from './runner.ts';

/** A clock that stands still until it is told to go on, and the calls that wait for it. */
function fakeTime() {
  let now = Date.UTC(2026, 10, 20);
  let waiting: { at: number; call: () => void }[] = [];
  return {
    now: () => new Date(now),
    timer: (afterMs: number, call: () => void) => {
      const one = { at: now + afterMs, call };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
    pass: (ms: number) => {
      now += ms;
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { call } of due) call();
    },
    waits: () => waiting.map(({ at }) => at - now),
  };
}

function harness(...jobs: readonly Job[]) {
  const time = fakeTime();
  const errors: object[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: (facts: object) => errors.push(facts) };
  return { time, errors, runner: new Runner({ jobs, now: time.now, timer: time.timer, log }) };
}

/** A job that does what it is told, in turn; after that it is done. */
function job(name: string, everyMs: number, ...outcomes: readonly (Outcome | Error)[]) {
  const runs: number[] = [];
  const run = () => {
    const outcome = outcomes[runs.length] ?? 'done';
    runs.push(runs.length);
    return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
  };
  return { name, everyMs, run, runs };
}

describe('The background runner', () => {
  it('does each job at once, and again when its time has passed', async () => {
    const [fold, expiry] = [job('fold', 5000), job('expiry', 60_000)];
    const { runner, time } = harness(fold, expiry);
    await runner.tick();
    await runner.tick();
    expect([fold.runs.length, expiry.runs.length]).toEqual([1, 1]);
    time.pass(5000);
    await runner.tick();
    expect([fold.runs.length, expiry.runs.length]).toEqual([2, 1]);
  });

  it('goes on at once when there is more', async () => {
    const fold = job('fold', 5000, 'more', 'more');
    const { runner } = harness(fold);
    for (let tick = 0; tick < 5; tick += 1) await runner.tick();
    expect(fold.runs).toHaveLength(3);
  });

  it('tries what failed again, later each time, and does the other jobs meanwhile', async () => {
    const broken = job('broken', 3000, ...Array.from({ length: 4 }, () => new Error('no disk')));
    const fold = job('fold', 500);
    const { runner, time, errors } = harness(broken, fold);
    const tries: number[] = [];
    for (let ms = 0; ms <= 12_000; ms += 500) {
      const before = broken.runs.length;
      await runner.tick();
      if (broken.runs.length > before) tries.push(ms);
      time.pass(500);
    }
    expect(tries).toEqual([0, 1000, 3000, 6000, 9000, 12_000]);
    expect(fold.runs).toHaveLength(25);
    expect(errors).toHaveLength(4);
    expect(errors[0]).toMatchObject({ job: 'broken', failures: 1, err: new Error('no disk') });
  });

  it('tells since when a job fails', async () => {
    const broken = job('broken', 1000, 'done', new Error('no disk'), new Error('no disk'));
    const { runner, time } = harness(broken);
    expect(runner.state()).toEqual([{ name: 'broken', lastSuccess: null, failures: 0 }]);
    const first = time.now();
    for (let tick = 0; tick < 3; tick += 1) {
      await runner.tick();
      time.pass(1000);
    }
    expect(runner.state()).toEqual([{ name: 'broken', lastSuccess: first, failures: 2 }]);
    await runner.tick();
    expect(runner.state()).toEqual([{ name: 'broken', lastSuccess: time.now(), failures: 0 }]);
  });

  it('waits for the job that is due next, until it is stopped', async () => {
    const [fold, expiry] = [job('fold', 5000), job('expiry', 60_000)];
    const { runner, time } = harness(fold, expiry);
    runner.start();
    await expect.poll(time.waits).toEqual([5000]);
    time.pass(5000);
    await expect.poll(time.waits).toEqual([5000]);
    expect([fold.runs.length, expiry.runs.length]).toEqual([2, 1]);
    await runner.stop();
    expect(time.waits()).toEqual([]);
  });

  it('lets the job that runs end when it is stopped, and begins no other', async () => {
    let end: (outcome: Outcome) => void = () => undefined;
    const slow = { name: 'slow', everyMs: 1000, run: () => new Promise<Outcome>((resolve) => (end = resolve)) };
    const never = job('never', 1000);
    const { runner, time } = harness(slow, never);
    runner.start();
    const stopped = runner.stop();
    end('done');
    await stopped;
    expect(never.runs).toEqual([]);
    expect(time.waits()).toEqual([]);
  });
});
