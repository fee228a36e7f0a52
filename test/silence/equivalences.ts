import type { Json } from '../support/drafts/contract-parts.ts';

export interface Equivalence {
  readonly what: string;
  readonly one: Json;
  readonly other: Json;
}

/** Spelled out of line: an object with a member of this name looks like a promise. */
const THEN = 'then';

/** Pairs that no rewriter makes: one set, in the words of different keywords. */
export const equivalences: readonly Equivalence[] = [
  {
    what: 'a condition that names its schema',
    one: { type: 'object', if: { properties: { a: { const: 1 } } }, [THEN]: { required: ['b'] } },
    other: { type: 'object', if: { properties: { a: { enum: [1] } } }, [THEN]: { required: ['b'] } },
  },
  {
    what: 'both values of a boolean',
    one: { type: 'boolean' },
    other: { type: 'boolean', enum: [false, true] },
  },
  {
    what: 'constants as branches',
    one: { enum: ['a', 'b'] },
    other: { oneOf: [{ const: 'a' }, { const: 'b' }] },
  },
  {
    what: 'whole numbers by their divisor',
    one: { type: 'integer' },
    other: { type: 'number', multipleOf: 1 },
  },
  {
    what: 'types as branches',
    one: { type: ['string', 'integer'] },
    other: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
  },
  {
    what: 'a small range as a list',
    one: { type: 'integer', minimum: 1, maximum: 3 },
    other: { type: 'integer', enum: [1, 2, 3] },
  },
  {
    what: 'a double negation',
    one: { type: 'string', maxLength: 5 },
    other: { type: 'string', not: { not: { maxLength: 5 } } },
  },
  {
    what: 'a pattern that only counts',
    one: { type: 'string', minLength: 1 },
    other: { type: 'string', pattern: '^[\\s\\S]+$' },
  },
  {
    what: 'a pattern spelled in two ways',
    one: { type: 'string', pattern: '^[0-9]{2}$' },
    other: { type: 'string', pattern: '^[0-9][0-9]$' },
  },
  {
    what: 'branches that share what they say',
    one: {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string' }, b: { anyOf: [{ type: 'string' }, { type: 'object' }] } },
    },
    other: {
      anyOf: [
        { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { type: 'string' } } },
        { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { type: 'object' } } },
      ],
    },
  },
  {
    what: 'a closed object with nothing in it',
    one: { type: 'object', additionalProperties: false },
    other: { type: 'object', maxProperties: 0 },
  },
  {
    what: 'an array without items',
    one: { type: 'array', items: false },
    other: { type: 'array', maxItems: 0 },
  },
  {
    what: 'a dependency as a condition',
    one: { type: 'object', dependentRequired: { a: ['b'] } },
    other: { type: 'object', if: { required: ['a'] }, [THEN]: { required: ['b'] } },
  },
  {
    what: 'a branch that another one holds',
    one: { anyOf: [{ type: 'string' }, { type: 'string', maxLength: 5 }] },
    other: { type: 'string' },
  },
  {
    what: 'a bound that another one implies',
    one: { type: 'integer', minimum: 5 },
    other: { type: 'integer', minimum: 5, exclusiveMinimum: 2 },
  },
  {
    what: 'a length below which the items already are',
    one: { type: 'array', minItems: 2 },
    other: { type: 'array', allOf: [{ minItems: 1 }, { minItems: 2 }] },
  },
];
