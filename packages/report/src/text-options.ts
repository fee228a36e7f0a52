/** What the shell knows of the place that text is printed to. */
export interface TextOptions {
  /** Columns; no line is wider. 80 when piped. */
  readonly width: number;
  readonly colour: boolean;
  /** False: everything is ASCII, the text of the contract included. */
  readonly unicode: boolean;
  /** The terminal understands OSC 8 hyperlinks. */
  readonly hyperlinks: boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
  /** False where no waiver counts, so that none is proposed. */
  readonly waivable?: boolean;
  /** Lines of the terminal; null when nobody scrolls (piped). */
  readonly rows: number | null;
}
