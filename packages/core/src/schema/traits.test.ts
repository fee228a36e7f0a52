import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../../test/support/models.ts';
import { pairAlike, shareInCommon, traitsOf } from './traits.ts';

describe('likeness', () => {
  it('pairs the best first, whatever the order', () => {
    const size = (one: string, other: string) => shareInCommon(new Set(one), new Set(other));
    expect(pairAlike(['abc', 'xyz'], ['xyq', 'abd'], size)).toEqual([
      ['abc', 'abd'],
      ['xyz', 'xyq'],
    ]);
  });

  it('pairs nothing that must not be paired', () => {
    expect(pairAlike(['a'], ['a'], () => null)).toEqual([]);
  });

  it.each([
    [['a', 'b'], ['a', 'b'], 1],
    [['a'], ['b'], 0],
    [[], [], 1],
    [['a', 'b'], ['b', 'c'], 1 / 3],
  ])('%j and %j share %d', (one, other, share) => {
    expect(shareInCommon(new Set(one), new Set(other))).toBeCloseTo(share);
  });
});

it('the traits of a schema are the same however it is written', async () => {
  const inline = {
    type: 'object',
    required: ['a', 'b'],
    properties: { a: { enum: ['x', 'y'] }, b: { type: 'integer' } },
  };
  const term = await termsOf({
    Inline: inline,
    Wrapped: {
      allOf: [
        { required: ['b'] },
        { ...inline, required: ['a'], properties: { a: { enum: ['y', 'x'] } } },
        { properties: { b: { allOf: [{ type: 'integer' }] } } },
      ],
    },
  });
  // The members below are plain: a term of their own is all that is needed.
  const nested = await termsOf({ a: inline.properties.a, b: inline.properties.b });
  const traits = (name: string) => [...traitsOf(term(name), ([node]) => nested(node?.key ?? ''))].sort();
  expect(traits('Wrapped')).toEqual(traits('Inline'));
  expect(traits('Inline')).toContain('required a');
});
