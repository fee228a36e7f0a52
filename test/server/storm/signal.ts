/** What several may wait for, again and again. */
export class Signal {
  #give: () => void = () => undefined;
  #given = this.#next();

  give(): void {
    this.#give();
    this.#given = this.#next();
  }

  /** Ends when it is given next. */
  given(): Promise<void> {
    return this.#given;
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#give = resolve;
    });
  }
}
