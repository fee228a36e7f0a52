/**
 * Remembers at least the last so many that were asked for, and at most twice as many. In two generations: to keep all in
 * their exact order would cost more than what is remembered.
 */
export class Lru<Value> {
  #recent = new Map<string, Value>();
  #older = new Map<string, Value>();
  readonly #least: number;

  constructor(least: number) {
    this.#least = least;
  }

  get(key: string): Value | undefined {
    const recent = this.#recent.get(key);
    if (recent !== undefined) return recent;
    const older = this.#older.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: string, value: Value): void {
    if (this.#recent.size >= this.#least && !this.#recent.has(key)) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(key, value);
  }

  delete(key: string): void {
    this.#recent.delete(key);
    this.#older.delete(key);
  }

  clear(): void {
    this.#recent.clear();
    this.#older.clear();
  }
}
