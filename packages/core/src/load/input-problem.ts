/**
 * What is wrong with an input, told so that it can be mended.
 *
 * `error`: nothing can be compared (exit 2). `warning`: compared all the same; `--strict-input` refuses it.
 */
export interface InputProblem {
  readonly severity: 'error' | 'warning';
  /** Stable, kebab-case, e.g. `yaml-nested-mapping`, `ref-not-found`. One row per code in `problem-codes.ts`. */
  readonly code: string;
  /** What is wrong, one sentence, without the position. May hold text from the document: escape before showing. */
  readonly message: string;
  /** The next step, one sentence. */
  readonly fix: string;
  /** As the user typed it (the label of the document). */
  readonly file: string;
  /** 1-based; absent where the whole document is meant. */
  readonly line?: number;
  /** 1-based, in UTF-16 units. */
  readonly column?: number;
  /** How many columns the caret marks; 1 when absent. */
  readonly length?: number;
}
