import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../../test/support/models.ts';

const same: readonly (readonly [what: string, version: string, one: unknown, other: unknown])[] = [
  [
    'a bare reference',
    '3.1.0',
    { $ref: '#/components/schemas/Name' },
    { allOf: [{ $ref: '#/components/schemas/Name' }] },
  ],
  [
    'a flattened allOf',
    '3.1.0',
    { allOf: [{ $ref: '#/components/schemas/Name' }, {}] },
    { $ref: '#/components/schemas/Name' },
  ],
  [
    'a description beside a reference',
    '3.1.0',
    { $ref: '#/components/schemas/Name', description: 'Who' },
    { $ref: '#/components/schemas/Name' },
  ],
  [
    'what stands beside a reference before 3.1',
    '3.0.3',
    { $ref: '#/components/schemas/Name', maxLength: 1 },
    { $ref: '#/components/schemas/Name' },
  ],
];

describe('the key of a term', () => {
  it.each(same)('is the same through %s', async (_, version, one, other) => {
    const term = await termsOf({ Name: { type: 'string' }, One: one, Other: other }, version);
    expect(term('One').key).toBe(term('Other').key);
  });

  it('differs where a keyword stands beside a reference in 3.1', async () => {
    const term = await termsOf({ Name: { type: 'string' }, One: { $ref: '#/components/schemas/Name', maxLength: 1 } });
    expect(term('One').key).not.toBe(term('Name').key);
  });

  it('ends for a schema that is itself', async () => {
    const term = await termsOf({ Loop: { allOf: [{ $ref: '#/components/schemas/Loop' }] } });
    expect(term('Loop').parts).toHaveLength(0);
  });
});

const nullable: readonly (readonly [version: string, schema: unknown, admitted: boolean])[] = [
  ['3.0.3', { type: 'string', nullable: true }, true],
  ['3.0.3', { nullable: true, allOf: [{ type: 'string' }] }, true],
  ['3.0.3', { type: 'string', nullable: true, enum: ['a'] }, true],
  ['3.0.3', { type: 'string' }, false],
  ['3.1.0', { type: ['string', 'null'] }, true],
  ['3.1.0', { type: ['string', 'null'], enum: ['a'] }, false],
  ['3.1.0', { anyOf: [{ type: 'string' }, { type: 'null' }] }, true],
  ['3.1.0', { oneOf: [{ type: 'string' }, { allOf: [{ type: 'null' }] }] }, true],
  ['3.1.0', { type: 'string', nullable: true }, false],
  ['3.1.0', {}, true],
  ['3.1.0', { allOf: [{}, { type: 'string' }] }, false],
];

describe('null', () => {
  it.each(nullable)('in %s: %j', async (version, schema, admitted) => {
    expect((await termsOf({ It: schema }, version))('It').nullable).toBe(admitted);
  });

  it.each([[{ type: 'null' }], [{ const: null }], [{ allOf: [{ enum: [null] }] }]])(
    'as %j is no branch',
    async (none) => {
      const term = (await termsOf({ It: { anyOf: [{ type: 'string' }, none] } }))('It');
      expect(term.unions).toEqual([]);
      expect(term.types).toBe((await termsOf({ It: { type: 'string' } }))('It').types);
    },
  );
});

it('false admits nothing', async () => {
  const term = (await termsOf({ It: { allOf: [{ type: 'string' }, false] } }))('It');
  expect([term.never, term.types, term.nullable]).toEqual([true, 0, false]);
});
