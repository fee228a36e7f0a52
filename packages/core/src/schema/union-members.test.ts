import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../../test/support/models.ts';
import { isTagged, membersOf, pairMembers } from './union-members.ts';

const named = {
  Card: { type: 'object', properties: { type: { const: 'card' }, number: { type: 'string' } } },
  Bank: { type: 'object', properties: { type: { const: 'bank' }, iban: { type: 'string' } } },
  Text: { type: 'string' },
};
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

async function readUnion(members: readonly unknown[], discriminator: object = {}) {
  const term = await termsOf({ ...named, It: { oneOf: members, ...discriminator } });
  const it = term('It');
  const [union] = it.unions;
  if (union === undefined) throw new Error('no union');
  const terms = await termsOf({
    ...named,
    ...Object.fromEntries(members.map((member, index) => [`M${index}`, member])),
  });
  const tagging = Object.hasOwn(discriminator, 'discriminator') ? it.parts[0] : undefined;
  return membersOf(union, (node) => terms(`M${node.key}`), tagging);
}

const noTraits = { base: () => new Set<string>(), revision: () => new Set<string>() };

async function paired(base: readonly unknown[], revision: readonly unknown[]): Promise<string[]> {
  const { both, removed, added } = pairMembers(await readUnion(base), await readUnion(revision), noTraits);
  return [
    ...both.map(([one, other]) => `${one.node.key}-${other.node.key}`),
    ...removed.map(({ node }) => `-${node.key}`),
    ...added.map(({ node }) => `+${node.key}`),
  ].sort();
}

describe('branches pair', () => {
  it.each<readonly [string, readonly unknown[], readonly unknown[], readonly string[]]>([
    ['by name', [ref('Card'), ref('Bank')], [ref('Bank'), ref('Card')], ['0-1', '1-0']],
    [
      'by title',
      [
        { title: 'A', type: 'string' },
        { title: 'B', type: 'object' },
      ],
      [
        { title: 'B', type: 'string' },
        { title: 'A', type: 'object' },
      ],
      ['0-1', '1-0'],
    ],
    ['by constants', [ref('Card'), ref('Bank')], [named.Bank, named.Card], ['0-1', '1-0']],
    ['by equality', [{ minLength: 1 }, { minLength: 2 }], [{ minLength: 2 }, { minLength: 1 }], ['0-1', '1-0']],
    [
      'by type',
      [{ type: 'string' }, { type: 'integer' }],
      [
        { type: 'integer', minimum: 1 },
        { type: 'string', maxLength: 1 },
      ],
      ['0-1', '1-0'],
    ],
    [
      'or not at all',
      [{ type: 'string' }, { type: 'integer' }],
      [{ type: 'string' }, { type: 'array' }],
      ['+1', '-1', '0-0'],
    ],
  ])('%s', async (_, base, revision, expected) => {
    expect(await paired(base, revision)).toEqual(expected);
  });
});

it('the name of a component is its tag, unless the mapping gives others', async () => {
  const discriminator = { propertyName: 'type', mapping: { card: '#/components/schemas/Card', visa: 'Card' } };
  const members = await readUnion([ref('Card'), ref('Bank')], { discriminator });
  expect(members.map(({ name, tags }) => [name, tags])).toEqual([
    ['Card', ['card', 'visa']],
    ['Bank', ['Bank']],
  ]);
});

it.each<readonly [readonly unknown[], boolean]>([
  [[ref('Card'), ref('Bank')], true],
  [[ref('Card'), ref('Text')], true],
  [[{ type: 'object' }, ref('Bank')], false],
  [[{ type: 'number' }, { type: 'integer' }], false],
])('%j can be told apart: %s', async (members, expected) => {
  expect(isTagged(await readUnion(members))).toBe(expected);
});
