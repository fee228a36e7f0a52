import { describe, expect, it } from 'vitest';
import { termOf } from '../../../../test/support/models.ts';
import { arrayShapeOf } from './arrays.ts';

const shapes: readonly (readonly [schema: unknown, prefix: number, rest: string])[] = [
  [{ items: { type: 'string' } }, 0, 'typed'],
  [{ items: true }, 0, 'omitted'],
  [{ items: false }, 0, 'closed'],
  [{ prefixItems: [{}, {}], items: false }, 2, 'closed'],
  [{ items: [{}, {}], additionalItems: false }, 2, 'closed'],
  [{ prefixItems: [{}], unevaluatedItems: { type: 'string' } }, 1, 'typed'],
  [{ additionalItems: false }, 0, 'omitted'],
  [{ allOf: [{ prefixItems: [{}] }, { prefixItems: [{}, {}] }] }, 2, 'omitted'],
];

describe('the shape of an array', () => {
  it.each(shapes)('%j', async (schema, prefix, rest) => {
    const shape = arrayShapeOf(await termOf(schema));
    expect([shape.prefix.length, shape.rest]).toEqual([prefix, rest]);
  });

  it('unites the schemas of one place', async () => {
    const shape = arrayShapeOf(await termOf({ allOf: [{ items: { minLength: 1 } }, { items: { maxLength: 2 } }] }));
    expect(shape.restSchemas.map(({ value }) => value)).toEqual([{ minLength: 1 }, { maxLength: 2 }]);
  });

  it('is unique only where that is said', async () => {
    expect(arrayShapeOf(await termOf({ uniqueItems: false })).unique).toBeUndefined();
    expect(arrayShapeOf(await termOf({ uniqueItems: true })).unique?.value).toBe(true);
  });
});
