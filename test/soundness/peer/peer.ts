import { type ChildProcess, fork } from 'node:child_process';
import type { Schema } from '../json.ts';

export type PeerAnswer =
  | { readonly answer: 'yes' | 'no' }
  | { readonly answer: 'refused'; readonly why: string }
  | { readonly answer: 'no answer in time' };

/** Far above the few milliseconds that it takes when it answers at all. */
const MILLISECONDS_AT_MOST = 2_000;

/** json-schema-diff 1.0.0 in a child process of its own, replaced when it does not answer. */
export class Peer {
  readonly #program: string;
  #child: ChildProcess | null = null;

  /** @param program path of `child.mjs` */
  constructor(program: string) {
    this.#program = program;
  }

  contains(sender: Schema, receiver: Schema): Promise<PeerAnswer> {
    this.#child ??= fork(this.#program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const child = this.#child;
    return new Promise((resolve, reject) => {
      const ended = () => finish(() => reject(new Error('the process that asks json-schema-diff has ended')));
      const answered = (answer: unknown) => finish(() => resolve(answer as PeerAnswer));
      const late = () =>
        finish(() => {
          this.stop();
          resolve({ answer: 'no answer in time' });
        });
      const timer = setTimeout(late, MILLISECONDS_AT_MOST);
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        child.off('message', answered);
        child.off('exit', ended);
        settle();
      };
      child.once('message', answered);
      child.once('exit', ended);
      child.send({ sender, receiver });
    });
  }

  stop(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }
}
