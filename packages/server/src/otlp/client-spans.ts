import { Lru } from '../store/ingest/lru.ts';

/** Who made a call. */
export interface Caller {
  readonly name: string;
  readonly version: string | null;
}

/** Calls `call` after so many milliseconds; what is returned keeps it from it. */
export type Timer = (afterMs: number, call: () => void) => () => void;

interface ClientSpansParts {
  readonly now: () => Date;
  readonly timer: Timer;
}

/** About 10 MB. */
const KNOWN = 50_000;
/** For so long a client span is remembered, and others are waited for after one. */
const KNOWN_MS = 60_000;
/** Longer, and senders that have one export under way at a time could not keep up. */
const WAIT_MS = 1000;
const MOST_WAITING = 64;

interface Waiting {
  readonly missing: Set<string>;
  readonly go: () => void;
}

/**
 * The client spans that came last, by which server spans come to know who called. A client span ends after the server
 * span under it, so it may well come later: exports wait for it a little, before they are stored and answered.
 */
export class ClientSpans {
  readonly #parts: ClientSpansParts;
  readonly #known = new Lru<Caller & { readonly at: number }>(KNOWN);
  readonly #waiting = new Set<Waiting>();
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(parts: ClientSpansParts) {
    this.#parts = parts;
  }

  /** @param callers by the keys of their spans */
  remember(callers: ReadonlyMap<string, Caller>): void {
    if (callers.size === 0) return;
    this.#lastAt = this.#parts.now().getTime();
    for (const [key, caller] of callers) this.#known.set(key, { ...caller, at: this.#lastAt });
    for (const { missing, go } of this.#waiting) {
      for (const key of missing) if (callers.has(key)) missing.delete(key);
      if (missing.size === 0) go();
    }
  }

  find(key: string): Caller | null {
    const known = this.#known.get(key);
    return known === undefined || !this.#isFresh(known.at) ? null : { name: known.name, version: known.version };
  }

  /** Until all are known, or for long enough; not at all where nobody has sent client spans lately. */
  async wait(keys: readonly string[]): Promise<void> {
    const missing = new Set(keys.filter((key) => this.find(key) === null));
    if (missing.size === 0 || !this.#isFresh(this.#lastAt) || this.#waiting.size >= MOST_WAITING) return;
    await new Promise<void>((resolve) => {
      const go = () => {
        this.#waiting.delete(waiting);
        cancel();
        resolve();
      };
      const waiting: Waiting = { missing, go };
      const cancel = this.#parts.timer(WAIT_MS, go);
      this.#waiting.add(waiting);
    });
  }

  #isFresh(at: number): boolean {
    return this.#parts.now().getTime() - at < KNOWN_MS;
  }
}
