import { describe, expect, it } from 'vitest';
import { metChanges, metFact } from '../../../../../test/support/met-changes.ts';
import type { FactId } from '../../compare/facts.ts';
import { switchChange } from './switch-change.ts';
import { termsOf } from './way-schemas.ts';

const A = { properties: { a: { type: 'string' } } };
/** The keyword is read as if it were absent. */
const NONE: unknown = null;

type Read = Readonly<Record<string, unknown>>;

/** The keywords of the revision that are read otherwise once one change is taken back, schema by schema. */
async function takenBack(fact: FactId, base: unknown, revision: unknown, side: 'base' | 'revision' = 'revision') {
  const { change, way } = metFact(await metChanges(base, revision), fact);
  const patches = switchChange(change, termsOf(way.pairs.at(-1) ?? way.anchor), side);
  if (patches === null) return null;
  return [...patches.values()].map(
    (patch): Read => Object.fromEntries([...patch].map(([keyword, node]) => [keyword, node?.value ?? NONE])),
  );
}

describe('a change taken back', () => {
  it.each<[fact: FactId, base: unknown, revision: unknown, read: readonly Read[]]>([
    ['max-length-decreased', { maxLength: 9 }, { maxLength: 5 }, [{ maxLength: 9 }]],
    ['max-length-added', { type: 'string' }, { type: 'string', maxLength: 5 }, [{ maxLength: NONE }]],
    ['max-length-removed', { type: 'string', maxLength: 5 }, { type: 'string' }, [{ maxLength: 5 }]],
    ['property-removed', { properties: { a: {}, b: {} } }, A, [{ properties: { a: { type: 'string' }, b: {} } }]],
    ['property-became-required', A, { ...A, required: ['a'] }, [{ required: [] }]],
    ['property-became-optional', { ...A, required: ['a'] }, A, [{ required: ['a'] }]],
    ['enum-value-removed', { enum: ['a', 'b'] }, { enum: ['a'] }, [{ enum: ['a', 'b'] }]],
    ['enum-value-added', { enum: ['a'] }, { enum: ['a', 'b'] }, [{ enum: ['a'] }]],
    [
      'became-not-nullable',
      { type: ['string', 'null'] },
      { type: 'string' },
      [{ type: NONE, anyOf: [{ type: 'string' }, { type: 'null' }] }],
    ],
    [
      'became-nullable',
      { type: 'string' },
      { type: ['string', 'null'] },
      [{ type: NONE, allOf: [{ type: ['string', 'null'] }], not: { type: 'null' } }],
    ],
    [
      'pattern-property-added',
      { patternProperties: { '^a': {} } },
      { patternProperties: { '^a': {}, '^b': {} } },
      [{ patternProperties: { '^a': {} } }],
    ],
  ])('%s', async (fact, base, revision, read) => {
    expect(await takenBack(fact, base, revision)).toMatchObject(read);
  });

  it('leaves everything else as it is', async () => {
    const base = { type: 'string', minLength: 1, maxLength: 9 };
    const read = await takenBack('max-length-decreased', base, { type: 'string', minLength: 3, maxLength: 5 });
    expect(read).toEqual([{ maxLength: 9 }]);
  });

  it('looks for the keyword in the part that has it', async () => {
    const part = (maxLength: number) => ({ allOf: [{ type: 'string' }, { maxLength }] });
    expect(await takenBack('max-length-decreased', part(9), part(5))).toEqual([{ maxLength: 9 }]);
  });

  it('can be made in the base, too', async () => {
    expect(await takenBack('max-length-decreased', { maxLength: 9 }, { maxLength: 5 }, 'base')).toEqual([
      { maxLength: 5 },
    ]);
  });
});

it('what is no set of values cannot be switched', async () => {
  const [base, revision] = [
    { type: 'string', default: 'a' },
    { type: 'string', default: 'b' },
  ];
  expect(await takenBack('default-changed', base, revision)).toBe(null);
});
