import { Worker } from 'node:worker_threads';
import { ProblemError } from '../../http/problem.ts';
import type { CompareDone, ReadDone, Task } from './messages.ts';

/** Reads and compares contracts beside the event loop. */
export interface ContractEngine {
  read(task: Extract<Task, { do: 'read' }>): Promise<ReadDone>;
  compare(task: Extract<Task, { do: 'compare' }>): Promise<CompareDone>;
  close(): Promise<void>;
}

export interface EngineLimits {
  /** For one contract to be read, or two to be compared, in milliseconds. */
  readonly mostMs: number;
  /** Memory of the thread, in megabytes. */
  readonly mostMegabytes: number;
  /** Those that wait for their turn; more are sent away. */
  readonly mostWaiting: number;
}

const DEFAULT_LIMITS: EngineLimits = { mostMs: 60_000, mostMegabytes: 1024, mostWaiting: 32 };

interface Asked {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * One thread, started when it is first needed; one task after another. Rejects with `ProblemError`: `too-large` for what
 * takes more time or memory than it may, `unavailable` when too many wait.
 */
export class ContractThread implements ContractEngine {
  readonly #limits: EngineLimits;
  #worker: Worker | null = null;
  #asked: Asked | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(limits: Partial<EngineLimits> = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
  }

  read(task: Extract<Task, { do: 'read' }>): Promise<ReadDone> {
    return this.#queue(task) as Promise<ReadDone>;
  }

  compare(task: Extract<Task, { do: 'compare' }>): Promise<CompareDone> {
    return this.#queue(task) as Promise<CompareDone>;
  }

  async close(): Promise<void> {
    await this.#drop(new ProblemError('unavailable', { detail: 'The service is ending.' }));
  }

  async #queue(task: Task): Promise<unknown> {
    if (this.#waiting >= this.#limits.mostWaiting) {
      throw new ProblemError('unavailable', { detail: 'Too many contracts are waiting to be compared.' });
    }
    this.#waiting += 1;
    const answer = this.#turn.then(() => this.#ask(task));
    this.#turn = answer.catch(() => undefined);
    try {
      return await answer;
    } finally {
      this.#waiting -= 1;
    }
  }

  #ask(task: Task): Promise<unknown> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => void this.#drop(tooLarge()), this.#limits.mostMs);
      this.#asked = { resolve, reject, timer };
      worker.postMessage(task);
    });
  }

  #start(): Worker {
    // Tests run on the sources, which a worker cannot load: the compiled one stands in for it.
    const compiled = import.meta.url.endsWith('.ts') ? '../../../dist/registry/engine/thread.js' : './thread.js';
    const worker = new Worker(new URL(compiled, import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.mostMegabytes },
    });
    worker.unref();
    worker.on('message', (answer: unknown) => this.#take()?.resolve(answer));
    worker.on('error', (error: Error & { code?: string }) => {
      if (this.#worker === worker) void this.#drop(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge() : error);
    });
    return worker;
  }

  #take(): Asked | null {
    const asked = this.#asked;
    this.#asked = null;
    clearTimeout(asked?.timer);
    return asked;
  }

  /** The next task has a new thread. */
  async #drop(error: Error): Promise<void> {
    const [asked, worker] = [this.#take(), this.#worker];
    this.#worker = null;
    await worker?.terminate();
    asked?.reject(error);
  }
}

function tooLarge(): ProblemError {
  return new ProblemError('too-large', { detail: 'The contract takes more time or memory than the service gives it.' });
}
