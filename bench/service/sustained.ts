/** Rows, and how long it took until they were folded. */
export interface Sustained {
  readonly rows: number;
  readonly seconds: number;
}

export function rate(parts: readonly Sustained[]): number {
  const sum = (of: (part: Sustained) => number) => parts.reduce((total, part) => total + of(part), 0);
  return sum(({ rows }) => rows) / sum(({ seconds }) => seconds);
}

/** The value below which such a share of values lies; not a number for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
