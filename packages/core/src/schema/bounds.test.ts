import { describe, expect, it } from 'vitest';
import { termOf } from '../../../../test/support/models.ts';
import { type BoundKeyword, boundOf, compareBounds } from './bounds.ts';

const strongest: readonly (readonly [schema: unknown, keyword: BoundKeyword, bound: string])[] = [
  [{ type: 'number', minimum: 1 }, 'minimum', '1'],
  [{ type: 'number', exclusiveMinimum: 1 }, 'minimum', '> 1'],
  [{ type: 'number', minimum: 1, exclusiveMinimum: true }, 'minimum', '> 1'],
  [{ type: 'integer', exclusiveMinimum: 1 }, 'minimum', '2'],
  [{ type: 'integer', minimum: 0.5 }, 'minimum', '1'],
  [{ type: 'integer', exclusiveMaximum: 1 }, 'maximum', '0'],
  [{ type: 'integer', exclusiveMaximum: 1.5 }, 'maximum', '1'],
  [{ allOf: [{ maxLength: 5 }, { maxLength: 3 }] }, 'maxLength', '3'],
  [{ allOf: [{ minLength: 5 }, { minLength: 3 }] }, 'minLength', '5'],
  [{ minLength: 0 }, 'minLength', 'none'],
  [{ minContains: 1 }, 'minContains', 'none'],
  [{ maxItems: '3' }, 'maxItems', 'none'],
];

describe('the strongest bound', () => {
  it.each(strongest)('of %j, %s', async (schema, keyword, expected) => {
    const bound = boundOf(await termOf(schema), keyword);
    expect(bound === null ? 'none' : `${bound.exclusive ? '> ' : ''}${bound.value}`).toBe(expected);
  });
});

describe('two bounds', () => {
  const bound = async (minimum: object) => {
    const found = boundOf(await termOf({ type: 'number', ...minimum }), 'minimum');
    if (found === null) throw new Error('no bound');
    return found;
  };

  it.each([
    [{ minimum: 2 }, { minimum: 1 }, 1],
    [{ minimum: 1 }, { minimum: 2 }, -1],
    [{ minimum: 1 }, { minimum: 1 }, 0],
    [{ exclusiveMinimum: 1 }, { minimum: 1 }, 1],
  ])('%j against %j', async (one, other, expected) => {
    expect(compareBounds(await bound(one), await bound(other), true)).toBe(expected);
  });

  it('tells integers beyond 2^53 apart', async () => {
    const { node } = await bound({ minimum: 1 });
    const [one, other] = [9007199254740993n, 9007199254740992].map((value) => ({ value, exclusive: false, node }));
    expect(one && other && compareBounds(one, other, true)).toBe(1);
  });
});
