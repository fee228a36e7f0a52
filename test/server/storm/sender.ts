import type { Random } from '../../support/drafts/random.ts';
import { batchText, Ledger, send } from './batches.ts';

export interface Target {
  /** May change: what is killed listens elsewhere afterwards. */
  readonly url: string;
}

interface SenderParts {
  readonly name: string;
  /** Whom to ask this time. */
  readonly target: () => Target;
  /** Ends when whatever was broken is whole again. */
  readonly mended: () => Promise<void>;
  readonly onAttempt: () => void;
  readonly onRefused: () => void;
  readonly onAcknowledged: () => void;
  readonly random: Random;
}

const OPERATIONS = 5;

/** Sends numbered batches one after the other, each until it is acknowledged, as a tracker does. */
export class Sender {
  readonly acknowledged = new Ledger();
  batches = 0;
  attempts = 0;
  duplicates = 0;
  readonly #parts: SenderParts;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  async run(isOver: () => boolean): Promise<void> {
    // At least one after everything was broken, so that the last round is lived through as well.
    do {
      this.batches += 1;
      await this.#send(this.batches);
    } while (!isOver());
  }

  async #send(number: number): Promise<void> {
    const { name, random, onAcknowledged } = this.#parts;
    const counts = Array.from({ length: OPERATIONS }, () => 1 + Math.floor(random.next() * 1000));
    const observations = counts.map((count, n) => ({ operation: `GET /${n}`, status: 200, count, consumer: { name } }));
    const body = batchText({ id: `${name}-${number}`, instance: name, observations });
    while (!(await this.#isAcknowledged(body)));
    for (const [n, count] of counts.entries()) this.acknowledged.add(`GET /${n}`, name, count);
    onAcknowledged();
  }

  async #isAcknowledged(body: string): Promise<boolean> {
    const { target, onAttempt } = this.#parts;
    this.attempts += 1;
    onAttempt();
    // Without an answer nobody knows whether it was stored.
    const told = await send(target().url, body).catch(() => null);
    if (told === null || told.status === 503) {
      this.#parts.onRefused();
      await this.#parts.mended();
      return false;
    }
    if (told.status !== 200) throw new Error(`A batch was answered ${told.status}: ${told.text}`);
    if (told.receipt.accepted !== OPERATIONS) throw new Error(`A batch was taken in part: ${told.text}`);
    if (told.receipt.duplicate) this.duplicates += 1;
    return true;
  }
}
