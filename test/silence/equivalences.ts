import type { Json } from '../support/drafts/contract-parts.ts';

export interface Equivalence {
  readonly what: string;
  readonly one: Json;
  readonly other: Json;
  /** Not silent yet: the rules that tell it, and why they do. A row that has become silent fails its test. */
  readonly gap?: { readonly rules: readonly string[]; readonly why: string };
}

/** Spelled out of line: an object with a member of this name looks like a promise. */
const THEN = 'then';
const decided = 'equal sets under different keywords: known only once containment is decided';
const bothWays = (...facts: readonly string[]) => facts.flatMap((fact) => [`request-${fact}`, `response-${fact}`]);
const byDecision = (...facts: readonly string[]) => ({ gap: { rules: bothWays(...facts), why: decided } });

/** Pairs that no rewriter makes: one set, in the words of different keywords. */
export const equivalences: readonly Equivalence[] = [
  {
    what: 'a condition that names its schema',
    one: { type: 'object', if: { properties: { a: { const: 1 } } }, [THEN]: { required: ['b'] } },
    other: { type: 'object', if: { properties: { a: { enum: [1] } } }, [THEN]: { required: ['b'] } },
    ...byDecision('conditional-changed'),
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
    ...byDecision('type-widened', 'type-narrowed', 'multiple-of-added', 'multiple-of-removed'),
  },
  {
    what: 'types as branches',
    one: { type: ['string', 'integer'] },
    other: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
    ...byDecision('union-member-added', 'union-member-removed', 'type-narrowed', 'type-widened'),
  },
  {
    what: 'a small range as a list',
    one: { type: 'integer', minimum: 1, maximum: 3 },
    other: { type: 'integer', enum: [1, 2, 3] },
    ...byDecision('enum-added', 'enum-removed', 'minimum-removed', 'maximum-removed', 'minimum-added', 'maximum-added'),
  },
  {
    what: 'a double negation',
    one: { type: 'string', maxLength: 5 },
    other: { type: 'string', not: { not: { maxLength: 5 } } },
    ...byDecision('not-added', 'not-removed', 'max-length-added', 'max-length-removed'),
  },
  {
    what: 'a pattern that only counts',
    one: { type: 'string', minLength: 1 },
    other: { type: 'string', pattern: '^[\\s\\S]+$' },
    ...byDecision('pattern-added', 'pattern-removed', 'min-length-added', 'min-length-removed'),
  },
  {
    what: 'a pattern spelled in two ways',
    one: { type: 'string', pattern: '^[0-9]{2}$' },
    other: { type: 'string', pattern: '^[0-9][0-9]$' },
    ...byDecision('pattern-changed'),
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
    ...byDecision('union-member-added', 'union-member-removed', 'type-narrowed', 'union-added', 'union-removed'),
  },
  {
    what: 'a closed object with nothing in it',
    one: { type: 'object', additionalProperties: false },
    other: { type: 'object', maxProperties: 0 },
    ...byDecision('object-closed', 'object-opened', 'max-properties-added', 'max-properties-removed'),
  },
  {
    what: 'an array without items',
    one: { type: 'array', items: false },
    other: { type: 'array', maxItems: 0 },
    ...byDecision('array-closed', 'array-opened', 'max-items-added', 'max-items-removed'),
  },
  {
    what: 'a dependency as a condition',
    one: { type: 'object', dependentRequired: { a: ['b'] } },
    other: { type: 'object', if: { required: ['a'] }, [THEN]: { required: ['b'] } },
    ...byDecision('dependent-required-added', 'dependent-required-removed', 'conditional-added', 'conditional-removed'),
  },
  {
    what: 'a branch that another one holds',
    one: { anyOf: [{ type: 'string' }, { type: 'string', maxLength: 5 }] },
    other: { type: 'string' },
    ...byDecision('union-member-added', 'union-member-removed'),
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

/** Rules whose findings are no failure of a law of silence, until the decision tells them from changes. */
export const gapRules: ReadonlySet<string> = new Set(bothWays('conditional-changed'));
