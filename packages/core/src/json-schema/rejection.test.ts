import { describe, expect, it, test } from 'vitest';
import { backward, compare } from '../../../../test/support/schema-pairs.ts';

describe('a witness', () => {
  it('names who accepts and rejects it, and the keyword that does', async () => {
    const base = '{"type": "object",\n "properties": {"sku": {"type": "string"}}}';
    const revision = '{"type": "object",\n "properties": {"sku": {"type": "string"}},\n "required": ["sku"]}';
    expect(await backward(base, revision)).toEqual({
      direction: 'backward',
      answer: 'no',
      severity: 'error',
      witness: {
        acceptedBy: 'base',
        rejectedBy: 'revision',
        value: {},
        rejection: {
          instance: '#',
          site: { pointer: '#/required', file: 'new.json', line: 3, column: 15, value: ['sku'] },
        },
      },
      unconfirmed: null,
      reason: null,
    });
  });

  test.each<[string, unknown, unknown, string, string]>([
    ['a type', { type: ['string', 'null'] }, { type: 'string' }, '#', '#/type'],
    ['a constant', { enum: [1, 2] }, { const: 1 }, '#', '#/const'],
    ['a bound', { type: 'number', minimum: 1 }, { type: 'number', minimum: 2 }, '#', '#/minimum'],
    ['a pattern', { type: 'string' }, { pattern: '^a' }, '#', '#/pattern'],
    ['items', { items: { type: 'integer' } }, { items: { type: 'string' } }, '#/0', '#/items/type'],
    [
      'places of a list',
      { type: 'array', prefixItems: [true, { type: 'integer' }], minItems: 2 },
      { prefixItems: [true, { type: 'string' }] },
      '#/1',
      '#/prefixItems/1/type',
    ],
    [
      'further items',
      { items: [true], minItems: 2 },
      { items: [true], additionalItems: false },
      '#/1',
      '#/additionalItems',
    ],
    ['contained items', { type: 'array' }, { contains: { type: 'string' } }, '#', '#/contains'],
    ['a closed object', { required: ['b'] }, { additionalProperties: false }, '#/b', '#/additionalProperties'],
    ['a member that is none', { required: ['b'] }, { properties: { b: false } }, '#/b', '#/properties/b'],
    [
      'a family of members',
      { required: ['b'] },
      { patternProperties: { '^b': false } },
      '#/b',
      '#/patternProperties/%5Eb',
    ],
    [
      'names',
      { type: 'object', required: ['b'] },
      { propertyNames: { maxLength: 0 } },
      '#/b',
      '#/propertyNames/maxLength',
    ],
    [
      'members that nobody looked at',
      { type: 'object', required: ['b'] },
      { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
      '#',
      '#/unevaluatedProperties',
    ],
    [
      'what another member asks for',
      { type: 'object', required: ['a'] },
      { dependencies: { a: ['b'] } },
      '#',
      '#/dependencies',
    ],
    [
      'a condition',
      { const: { a: 1 } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword's name
      { if: { required: ['a'] }, then: { properties: { a: { maximum: 0 } } } },
      '#/a',
      '#/then/properties/a/maximum',
    ],
    ['a part', { type: 'integer' }, { allOf: [true, { type: 'string' }] }, '#', '#/allOf/1/type'],
    ['no branch', { type: 'boolean' }, { anyOf: [{ type: 'string' }, { type: 'integer' }] }, '#', '#/anyOf'],
    [
      'the branch that is no other type',
      { const: { a: 'xx' } },
      { anyOf: [{ type: 'null' }, { $ref: '#/$defs/o' }], $defs: { o: { properties: { a: { maxLength: 1 } } } } },
      '#/a',
      '#/$defs/o/properties/a/maxLength',
    ],
    [
      'the branch of the same tag',
      { const: { kind: 'b' } },
      {
        oneOf: [{ properties: { kind: { const: 'a' } } }, { properties: { kind: { const: 'b' } }, required: ['name'] }],
      },
      '#',
      '#/oneOf/1/required',
    ],
    [
      'branches that are alike',
      { const: { a: 'xx' } },
      { anyOf: [{ properties: { a: { maxLength: 1 } } }, { properties: { a: { minLength: 3 } } }] },
      '#',
      '#/anyOf',
    ],
    ['two branches', { const: 1 }, { oneOf: [{ type: 'integer' }, { minimum: 0 }] }, '#', '#/oneOf'],
    ['a negation', { type: 'boolean' }, { not: { const: true } }, '#', '#/not'],
    ['nothing at all', { type: 'boolean' }, false, '#', '#'],
    [
      'a reference',
      { properties: { a: { items: { maxLength: 2 } } } },
      { properties: { a: { items: { $ref: '#/$defs/s' } } }, $defs: { s: { maxLength: 1 } } },
      '#/a/0',
      '#/$defs/s/maxLength',
    ],
    [
      'itself again',
      { type: 'object' },
      { $ref: '#/$defs/a', $defs: { a: { allOf: [{ $ref: '#/$defs/b' }] }, b: { type: 'string' } } },
      '#',
      '#/$defs/b/type',
    ],
  ])('is told with its place: %s', async (_, base, revision, instance, pointer) => {
    const { witness } = await backward(base, revision);
    expect(witness?.rejection).toMatchObject({ instance, site: { pointer, file: 'new.json' } });
  });

  it('points at the name that is missing', async () => {
    const { witness } = await backward({ type: 'object', required: ['a'] }, '{"required": ["a", "b"]}');
    expect(witness?.rejection?.site).toMatchObject({ pointer: '#/required', column: 20 });
  });

  it.each([
    [1, '#/anyOf/11/anyOf/11/properties/a/maxLength'],
    // Nearly two thousand branches.
    [2, '#/anyOf'],
  ])('is looked for in so many branches and no more: %i levels', async (levels, pointer) => {
    const deepest = { properties: { a: { maxLength: 1 } } };
    const union = (level: number, isLast: boolean): object => ({
      anyOf: Array.from({ length: 12 }, (_, at) => {
        const last = isLast && at === 11;
        if (level > 0) return union(level - 1, last);
        return last ? deepest : { required: [`b${at}`] };
      }),
    });
    const { witness } = await backward({ const: { a: 'xx' } }, union(levels, true));
    expect(witness?.rejection?.site.pointer).toBe(pointer);
  });

  it('of forward is sent by the new schema', async () => {
    const { verdict } = await compare({ type: 'string' }, {}, { mode: 'forward' });
    expect(verdict.checks[0]?.witness).toMatchObject({
      acceptedBy: 'revision',
      rejectedBy: 'base',
      rejection: { site: { file: 'old.json' } },
    });
  });
});
