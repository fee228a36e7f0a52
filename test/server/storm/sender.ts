import type { Random } from '../../support/drafts/random.ts';
import type { ServiceProcess } from './service-process.ts';

interface SenderParts {
  readonly name: string;
  /** Whom to ask this time. */
  readonly service: () => ServiceProcess;
  /** Ends when whatever was killed is up again. */
  readonly mended: () => Promise<void>;
  readonly onAttempt: () => void;
  readonly random: Random;
}

const OPERATIONS = 5;

/** Sends numbered batches one after the other, each until it is acknowledged, as a tracker does. */
export class Sender {
  /** What was acknowledged, by operation and consumer. */
  readonly acknowledged: Record<string, number> = {};
  batches = 0;
  attempts = 0;
  duplicates = 0;
  readonly #parts: SenderParts;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  async run(isOver: () => boolean): Promise<void> {
    // At least one after everything was killed, so that the last kill is lived through as well.
    do {
      this.batches += 1;
      await this.#send(this.batches);
    } while (!isOver());
  }

  async #send(number: number): Promise<void> {
    const { name, random } = this.#parts;
    const counts = Array.from({ length: OPERATIONS }, () => 1 + Math.floor(random.next() * 1000));
    const at = new Date().toISOString();
    const body = JSON.stringify({
      batchId: `${name}-${number}`,
      service: 'orders',
      source: { kind: 'tracker', instance: name },
      from: at,
      to: at,
      observations: counts.map((count, n) => ({ operation: `GET /${n}`, status: 200, count, consumer: { name } })),
    });
    while (!(await this.#isAcknowledged(body)));
    for (const [n, count] of counts.entries()) {
      const key = `GET /${n} by ${name}`;
      this.acknowledged[key] = (this.acknowledged[key] ?? 0) + count;
    }
  }

  async #isAcknowledged(body: string): Promise<boolean> {
    const { service, mended, onAttempt } = this.#parts;
    const asked = service();
    this.attempts += 1;
    onAttempt();
    let answer: Response;
    let text: string;
    try {
      const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
      answer = await fetch(`${asked.url}/api/v1/usage`, init);
      text = await answer.text();
    } catch {
      // Killed before its answer came: nobody knows whether it was stored.
      await mended();
      return false;
    }
    if (answer.status === 503) {
      await mended();
      return false;
    }
    if (answer.status !== 200) throw new Error(`A batch was answered ${answer.status}: ${text}`);
    const receipt = JSON.parse(text) as { accepted: number; duplicate: boolean };
    if (receipt.accepted !== OPERATIONS) throw new Error(`A batch was taken in part: ${text}`);
    if (receipt.duplicate) this.duplicates += 1;
    return true;
  }
}
