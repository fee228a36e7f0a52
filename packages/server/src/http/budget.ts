import { ProblemError } from './problem.ts';

/** Bytes that all requests together may hold, so that many senders cannot do what one may not. */
export class Budget {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  /** Throws `ProblemError` `unavailable` when there is not so much left. */
  take(bytes: number): void {
    if (bytes > this.#left) {
      throw new ProblemError('unavailable', { detail: 'Others are sending too much at the moment.' });
    }
    this.#left -= bytes;
  }

  giveBack(bytes: number): void {
    this.#left += bytes;
  }
}
