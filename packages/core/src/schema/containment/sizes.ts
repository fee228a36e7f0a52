import type { Demand } from './solver.ts';

/** How many characters, items or members a value may have; none does where `max` is below `min`. */
export interface Size {
  readonly min: number;
  /** `Infinity` where there is no limit. */
  readonly max: number;
}

/** The sizes that a demand leaves. What fails a limit lies beyond it. */
export function sizeOf({ owns, failing }: Demand, of: 'Length' | 'Items' | 'Properties'): Size {
  const [least, most] = [`min${of}`, `max${of}`] as const;
  let [min, max] = [0, Number.POSITIVE_INFINITY];
  for (const { keywords } of owns) {
    min = Math.max(min, keywords[least] ?? min);
    max = Math.min(max, keywords[most] ?? max);
  }
  for (const { keywords } of failing) {
    const [below, above] = [keywords[least], keywords[most]];
    if (below !== undefined) max = Math.min(max, below - 1);
    if (above !== undefined) min = Math.max(min, above + 1);
  }
  return { min, max };
}
