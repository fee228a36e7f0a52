type Generation<Value> = Map<string, Map<string, Value>>;

/**
 * Remembers at least the last so many that were asked for, and at most twice as many. In two generations: to keep all in
 * their exact order would cost more than what is remembered. Keys can be of a scope, which is cheaper than one long key.
 */
export class Lru<Value> {
  #recent: Generation<Value> = new Map();
  #older: Generation<Value> = new Map();
  #count = 0;
  readonly #least: number;

  constructor(least: number) {
    this.#least = least;
  }

  get(key: string, scope = ''): Value | undefined {
    const recent = this.#recent.get(scope)?.get(key);
    if (recent !== undefined) return recent;
    const older = this.#older.get(scope)?.get(key);
    if (older !== undefined) this.set(key, older, scope);
    return older;
  }

  set(key: string, value: Value, scope = ''): void {
    if (this.#count >= this.#least) {
      this.#older = this.#recent;
      this.#recent = new Map();
      this.#count = 0;
    }
    let values = this.#recent.get(scope);
    if (values === undefined) {
      values = new Map();
      this.#recent.set(scope, values);
    }
    if (!values.has(key)) this.#count++;
    values.set(key, value);
  }

  delete(key: string, scope = ''): void {
    if (this.#recent.get(scope)?.delete(key) === true) this.#count--;
    this.#older.get(scope)?.delete(key);
  }

  clear(): void {
    this.#recent.clear();
    this.#older.clear();
    this.#count = 0;
  }
}
