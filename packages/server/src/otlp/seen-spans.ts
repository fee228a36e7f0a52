import { Lru } from '../store/ingest/lru.ts';

/** Twice as many are about 40 MB. */
const SEEN = 100_000;

/** The spans that were stored last, so that one that comes again in another export is not counted again. */
export class SeenSpans {
  readonly #seen = new Lru<true>(SEEN);
  readonly #storing = new Map<string, Promise<unknown>>();

  /**
   * Does the work for those that were not stored before. Where others are storing one of them, their end is waited for:
   * it may be a bad one.
   */
  async once<Result>(keys: readonly string[], store: (fresh: ReadonlySet<string>) => Promise<Result>): Promise<Result> {
    for (let others = this.#others(keys); others.length > 0; others = this.#others(keys)) {
      await Promise.allSettled(others);
    }
    const fresh = new Set(keys.filter((key) => this.#seen.get(key) === undefined));
    const stored = store(fresh);
    for (const key of fresh) this.#storing.set(key, stored);
    try {
      const result = await stored;
      for (const key of fresh) this.#seen.set(key, true);
      return result;
    } finally {
      for (const key of fresh) this.#storing.delete(key);
    }
  }

  #others(keys: readonly string[]): Promise<unknown>[] {
    return [...new Set(keys.flatMap((key) => this.#storing.get(key) ?? []))];
  }
}
