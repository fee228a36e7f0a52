import { describe, expect, it } from 'vitest';
import { normalOf } from '../../../../../test/support/normal-schemas.ts';
import { Type } from '../types.ts';
import { placements, shapeOf, twins } from './array-shape.ts';

function shape(owns: readonly unknown[], failing: readonly unknown[] = [], most = 9) {
  const normal = (schemas: readonly unknown[]) => schemas.map((schema) => normalOf(schema));
  return shapeOf({ type: Type.array, owns: normal(owns), failing: normal(failing) }, most);
}

describe('the shape of an array', () => {
  it('has the narrowest size', () => {
    expect(shape([{ minItems: 1 }, { minItems: 3, maxItems: 5 }], [{ maxItems: 3 }])).toMatchObject({ min: 4, max: 5 });
  });

  it('wishes for as many items as are counted, and no more than told', () => {
    const counted = { contains: { type: 'string' }, minContains: 3 };
    expect(shape([counted]).wishes).toHaveLength(3);
    expect(shape([counted], [], 2).wishes).toHaveLength(2);
  });

  it('wishes for the item that fails, where its schema counts', () => {
    const [first] = shape([], [{ prefixItems: [true, { type: 'string' }] }]).wishes;
    expect(first).toMatchObject({ from: 1, to: 1 });
    const [rest] = shape([], [{ prefixItems: [true], items: { type: 'string' } }]).wishes;
    expect(rest).toMatchObject({ from: 1, to: Number.POSITIVE_INFINITY });
  });

  it('turns a count that must fail round', () => {
    const contains = { type: 'string' };
    expect(shape([], [{ contains, minContains: 2 }]).counts).toMatchObject([{ min: 0, max: 1 }]);
    expect(shape([], [{ contains, minContains: 0, maxContains: 2 }]).counts).toMatchObject([{ min: 3 }]);
  });
});

it('items of one wish are placed once, whatever their order', () => {
  const { wishes } = shape([{ contains: { type: 'string' }, minContains: 2 }]);
  expect([...placements(wishes, 3)].map((placed) => [...placed.keys()].sort())).toEqual([
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
});

it('twins are all pairs of positions, where two items must be equal', () => {
  expect([...twins(shape([], [{ uniqueItems: true }]), 3)]).toEqual([
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
  expect([...twins(shape([{ uniqueItems: true }]), 3)]).toEqual([null]);
});
