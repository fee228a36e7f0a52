import { closest, distance } from 'fastest-levenshtein';

/** The name that was probably meant: two letters wrong (a swap counts as two), or a third of a long name. */
export function mostSimilar(name: string, names: readonly string[]): string | undefined {
  const others = names.filter((other) => other !== name);
  if (others.length === 0) return undefined;
  const nearest = closest(name, others);
  const wrong = distance(name, nearest);
  return wrong < name.length && wrong <= Math.max(2, name.length / 3) ? nearest : undefined;
}
