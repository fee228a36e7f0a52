/** Where the lines of a text start; they end with `\n` or `\r\n`. Made once per document; no line is ever copied. */
export class LineTable {
  readonly #starts: number[] = [0];

  constructor(readonly text: string) {
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) this.#starts.push(end + 1);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The text of a line (1-based) without its line end; empty when there is no such line. */
  lineText(line: number): string {
    const start = this.#starts[line - 1];
    if (start === undefined) return '';
    const next = this.#starts[line];
    const text = this.text.slice(start, next === undefined ? this.text.length : next - 1);
    return text.endsWith('\r') && next !== undefined ? text.slice(0, -1) : text;
  }

  /** The 1-based line and column (UTF-16 units) of an offset. */
  at(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.lineCount - 1;
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
