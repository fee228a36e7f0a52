import { Random } from '../support/drafts/random.ts';

/** A whole number from `low` to `high`, both included. */
export function whole(random: Random, low: number, high: number): number {
  return low + Math.floor(random.next() * (high - low + 1));
}

/** Some of the items, each with the given chance, in their order. */
export function some<T>(random: Random, items: readonly T[], share: number): T[] {
  return items.filter(() => random.chance(share));
}

/** One of the items by weight. */
export function weighted<T>(random: Random, items: readonly (readonly [number, T])[]): T | undefined {
  let rest = random.next() * items.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, item] of items) {
    rest -= weight;
    if (rest < 0) return item;
  }
  return items.at(-1)?.[1];
}

/** A seed of its own for each numbered thing, so that any of them can be made again alone. */
export function seedOf(seed: number, index: number): number {
  return (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(index + 1, 0xc2b2ae35)) | 0;
}

export { Random };
