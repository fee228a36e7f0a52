/** Where calls beyond every bound are counted. */
export const BEYOND = 32_767;
/** About a thousandth of a millisecond, and twelve days: nobody can make up bounds without end. */
const LEAST = -20;
const MOST = 60;
/** Bounds are irrational numbers half of the time, and senders round them. */
const ROUNDING = 0.02;

/** The bucket that holds all calls up to this bound: the smallest n with 2^(n/2) ms at or above it. */
export function latencyBucket(boundMs: number | null): number {
  if (boundMs === null) return BEYOND;
  const n = Math.ceil(2 * Math.log2(boundMs) - ROUNDING);
  if (n > MOST) return BEYOND;
  // Never -0.
  return Math.max(n, LEAST) + 0;
}
