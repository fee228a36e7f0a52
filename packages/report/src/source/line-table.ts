/** Where the lines of a text start. Made once per document; no line is ever copied to find another. */
export class LineTable {
  readonly #starts: number[] = [0];

  constructor(readonly text: string) {
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) this.#starts.push(end + 1);
  }

  get count(): number {
    return this.#starts.length;
  }

  /** UTF-16 offsets of a 1-based line, without its line end (`\n` or `\r\n`); the nearest line when there is none. */
  range(line: number): { readonly start: number; readonly end: number } {
    const index = Math.min(Math.max(1, line), this.count) - 1;
    const start = this.#starts[index] ?? 0;
    const next = this.#starts[index + 1];
    if (next === undefined) return { start, end: this.text.length };
    const end = this.text.charAt(next - 2) === '\r' ? next - 2 : next - 1;
    return { start, end: Math.max(start, end) };
  }

  /** The 1-based line and column (UTF-16 units) of an offset. */
  position(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}

/** One line table per document, made when first asked for. */
export class LineTables {
  readonly #tables = new Map<{ readonly text: string }, LineTable>();

  of(document: { readonly text: string }): LineTable {
    const known = this.#tables.get(document);
    if (known !== undefined) return known;
    const table = new LineTable(document.text);
    this.#tables.set(document, table);
    return table;
  }
}
