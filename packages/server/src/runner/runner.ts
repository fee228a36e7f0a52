import type { Logger } from '../http/handler.ts';
import type { Outcome } from '../store/fold.ts';

/** What is done in the background, again and again. */
export interface Job {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<Outcome>;
}

/** Calls once after a time, in milliseconds; the answer takes it back. */
type Timer = (afterMs: number, call: () => void) => () => void;

export interface RunnerParts {
  readonly jobs: readonly Job[];
  readonly now: () => Date;
  readonly timer: Timer;
  readonly log: Logger;
}

/** How a job is doing: a worker that fails for ever must not look healthy. */
export interface JobState {
  readonly name: string;
  /** When it last came to an end here, or was seen to be done by another process. */
  readonly lastSuccess: Date | null;
  /** Failures since then. */
  readonly failures: number;
}

const FIRST_RETRY_MS = 1000;

interface Kept {
  readonly job: Job;
  /** Milliseconds since 1970. */
  due: number;
  lastSuccess: Date | null;
  failures: number;
}

/** The one background worker of a process: its jobs one after another, each when it is due. */
export class Runner {
  readonly #parts: RunnerParts;
  readonly #jobs: readonly Kept[];
  #running: Promise<void> | null = null;
  #cancel: (() => void) | null = null;
  #isStopped = false;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    const due = parts.now().getTime();
    this.#jobs = parts.jobs.map((job) => ({ job, due, lastSuccess: null, failures: 0 }));
  }

  /** Does what is due, then waits for what is due next. */
  start(): void {
    void this.tick().then(() => this.#schedule());
  }

  /** Lets the job that runs come to its end; no other is begun. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel?.();
    await this.#running;
  }

  /** Does what is due now. Never rejects: what fails is logged and tried again. While one runs, it is the answer. */
  tick(): Promise<void> {
    this.#running ??= this.#runDue().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  state(): JobState[] {
    return this.#jobs.map(({ job, lastSuccess, failures }) => ({ name: job.name, lastSuccess, failures }));
  }

  async #runDue(): Promise<void> {
    const now = this.#parts.now().getTime();
    for (const kept of this.#jobs) {
      if (!this.#isStopped && kept.due <= now) await this.#run(kept);
    }
  }

  async #run(kept: Kept): Promise<void> {
    const { job } = kept;
    try {
      const outcome = await job.run();
      const ended = this.#parts.now();
      kept.lastSuccess = ended;
      kept.failures = 0;
      kept.due = outcome === 'more' ? ended.getTime() : ended.getTime() + job.everyMs;
    } catch (error) {
      kept.failures += 1;
      const wait = Math.min(job.everyMs, FIRST_RETRY_MS * 2 ** (kept.failures - 1));
      kept.due = this.#parts.now().getTime() + wait;
      const facts = { job: job.name, failures: kept.failures, retryInMs: wait, err: error };
      this.#parts.log.error(facts, 'a background job failed');
    }
  }

  #schedule(): void {
    if (this.#isStopped) return;
    const next = Math.min(...this.#jobs.map(({ due }) => due));
    this.#cancel = this.#parts.timer(Math.max(0, next - this.#parts.now().getTime()), () => this.start());
  }
}
