import { describe, expect, it } from 'vitest';
import { BEYOND, latencyBucket } from './latency-bucket.ts';

describe('latencyBucket', () => {
  it.each([
    [1, 0],
    [Math.SQRT2, 1],
    [1.41, 1],
    [4, 4],
    [5.657, 5],
    [5.7, 6],
    [1000, 20],
    [0.5, -2],
    [null, BEYOND],
    [1e300, BEYOND],
    [5e-324, -20],
  ])('calls of up to %d ms are in bucket %i', (bound, bucket) => {
    expect(latencyBucket(bound)).toBe(bucket);
  });
});
