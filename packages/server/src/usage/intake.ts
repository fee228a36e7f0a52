import { ProblemError } from '../http/problem.ts';

export interface IntakeLimits {
  /** Batches that are being stored at once. */
  readonly mostAtOnce: number;
  /** Bytes of bodies that wait for their turn or are being stored. */
  readonly mostBytes: number;
}

/** More at once make the store no faster: on two cores, four writers take what it gives. */
export const INTAKE_LIMITS: IntakeLimits = { mostAtOnce: 8, mostBytes: 64 * 1024 * 1024 };

/** Lets so many batches at the store at once, and no more wait than fit: the others are sent away to come again. */
export class Intake {
  readonly #limits: IntakeLimits;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #bytes = 0;

  constructor(limits: IntakeLimits) {
    this.#limits = limits;
  }

  /** Throws `ProblemError` `too-many-requests`; then nothing was done. */
  async admit<Result>(bytes: number, work: () => Promise<Result>): Promise<Result> {
    // One that is larger than all room has to have its turn some time.
    if (this.#bytes > 0 && this.#bytes + bytes > this.#limits.mostBytes) throw new ProblemError('too-many-requests');
    this.#bytes += bytes;
    try {
      if (this.#running >= this.#limits.mostAtOnce) await new Promise<void>((turn) => this.#waiting.push(turn));
      else this.#running += 1;
      try {
        return await work();
      } finally {
        // The turn is handed on, so that nobody comes in between.
        const next = this.#waiting.shift();
        if (next === undefined) this.#running -= 1;
        else next();
      }
    } finally {
      this.#bytes -= bytes;
    }
  }
}
