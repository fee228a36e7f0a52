import { expect, it } from 'vitest';
import { strongComponents } from './components.ts';

it('puts together what leads to each other, and a group after all that it leads to', () => {
  // 0 ⇄ 1 → 2 ⇄ 3 → 4, and 5 alone
  const { of, members } = strongComponents([[1], [0, 2], [3], [2, 4], [], []]);
  expect(members.map((nodes) => [...nodes].sort())).toEqual([[4], [2, 3], [0, 1], [5]]);
  expect([...of]).toEqual([2, 2, 1, 1, 0, 3]);
});

it('goes along ways of any length', () => {
  const length = 100_000;
  const ring = Array.from({ length }, (_, node) => [(node + 1) % length]);
  expect(strongComponents(ring).members.map((nodes) => nodes.length)).toEqual([length]);
});
