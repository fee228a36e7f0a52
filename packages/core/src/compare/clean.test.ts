import { describe, expect, it } from 'vitest';
import { modelOf } from '../../../../test/support/models.ts';
import { Descendants } from '../schema/descendants.ts';
import { Cleanliness, equalData } from './clean.ts';

it.each<readonly [unknown, unknown, boolean]>([
  [{ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 }, true],
  [[1, 2], [2, 1], false],
  [{ a: undefined }, {}, false],
  [{ a: null }, { a: {} }, false],
  [[], {}, false],
  [Number.NaN, Number.NaN, true],
])('%j and %j are equal: %s', (one, other, expected) => {
  expect(equalData(one, other, null)).toBe(expected);
});

describe('clean subtrees', () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const schemas = {
    Near: { items: ref('Middle') },
    Middle: { items: ref('Far') },
    Far: { type: 'string' },
    Loop: { items: ref('Loop') },
  };

  async function isClean(name: string, changed: object, version = '3.1.0'): Promise<boolean> {
    const side = async (contract: Record<string, unknown>) => {
      const model = await modelOf(contract);
      return { model, descendants: new Descendants(model) };
    };
    const base = await side({ components: { schemas } });
    const revision = await side({ openapi: version, components: { schemas: { ...schemas, ...changed } } });
    const [one, other] = [base, revision].map(({ model }) => model.schemas?.child(name));
    return one !== undefined && other !== undefined && new Cleanliness(base, revision).isClean(one, other);
  }

  it.each<readonly [string, object, boolean]>([
    ['Near', {}, true],
    ['Near', { Far: { type: 'integer' } }, false],
    ['Near', { Middle: { items: ref('Nowhere') } }, false],
    ['Far', { Near: {} }, true],
    ['Loop', {}, true],
  ])('%s with %j: %s', async (name, changed, expected) => {
    expect(await isClean(name, changed)).toBe(expected);
  });

  it('are not known between dialects: the same text may mean something else', async () => {
    expect(await isClean('Far', {}, '3.0.3')).toBe(false);
  });
});
