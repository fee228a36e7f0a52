import { expect, it } from 'vitest';
import { normalOf } from '../../../../../test/support/normal-schemas.ts';
import { Type } from '../types.ts';
import { sizeOf } from './sizes.ts';

const INFINITE = Number.POSITIVE_INFINITY;

it.each<[owns: readonly unknown[], failing: readonly unknown[], min: number, max: number]>([
  [[{}], [], 0, INFINITE],
  [[{ minItems: 2 }, { minItems: 3, maxItems: 9 }, { maxItems: 7 }], [], 3, 7],
  [[{ minItems: 2 }], [{ minItems: 5 }], 2, 4],
  [[{ maxItems: 9 }], [{ maxItems: 5 }], 6, 9],
  [[{ maxItems: 3 }], [{ maxItems: 5 }], 6, 3],
  [[], [{ minItems: 0 }], 0, -1],
  [[{ minLength: 2, maxProperties: 3 }], [], 0, INFINITE],
])('of lists that meet %j and fail %j: %d to %d', (owns, failing, min, max) => {
  const demand = {
    type: Type.array,
    owns: owns.map((schema) => normalOf(schema)),
    failing: failing.map((schema) => normalOf(schema)),
  };
  expect(sizeOf(demand, 'Items')).toEqual({ min, max });
});
