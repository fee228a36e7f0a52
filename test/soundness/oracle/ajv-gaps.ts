import type { Json, Schema } from '../json.ts';

/**
 * What ajv 8.20 judges wrongly: there the plain evaluator alone decides, which agrees with a validator of other hands
 * (evaluator.test.ts).
 */
export interface AjvGap {
  readonly what: string;
  /** Schemas with all of these keywords are left to the evaluator. */
  readonly keywords: readonly string[];
  /** Shows the gap: ajv judges this value wrongly, `right` is what the specification says. */
  readonly example: { readonly schema: Schema; readonly instance: Json; readonly right: boolean };
}

export const ajvGaps: readonly AjvGap[] = [
  {
    what: 'items that contains matched are evaluated (core §11.2)',
    keywords: ['unevaluatedItems'],
    example: { schema: { contains: { type: 'string' }, unevaluatedItems: false }, instance: ['a', 1], right: false },
  },
  {
    what: 'items that a branch of a union evaluated are evaluated (core §11.2)',
    keywords: ['unevaluatedItems'],
    example: { schema: { anyOf: [{ items: true }], unevaluatedItems: { const: 1 } }, instance: [2, 1], right: true },
  },
  {
    what: 'items that a condition evaluated which does not hold are not evaluated (core §7.7.1)',
    keywords: ['unevaluatedItems'],
    example: {
      schema: { if: { items: { type: 'string' } }, else: { type: 'array' }, unevaluatedItems: false },
      instance: [1],
      right: false,
    },
  },
  {
    what: 'what properties evaluated is forgotten when dependentSchemas hold unevaluatedProperties',
    keywords: ['dependentSchemas', 'unevaluatedProperties'],
    example: {
      schema: {
        properties: { a: true },
        dependentSchemas: { b: { unevaluatedProperties: false } },
        unevaluatedProperties: false,
      },
      instance: { a: 1 },
      right: true,
    },
  },
  ...(['if', 'oneOf', 'anyOf'] as const).map((keyword): AjvGap => {
    const failing: Schema = {
      properties: { a: true },
      patternProperties: { '^b': true },
      dependentRequired: { a: ['b'] },
    };
    return {
      what: `members that a failing part of ${keyword} evaluated are not evaluated (core §7.7.1)`,
      keywords: [keyword, 'unevaluatedProperties'],
      example: {
        schema: {
          ...(keyword === 'if'
            ? { if: { properties: { a: false } }, else: { properties: {} } }
            : { [keyword]: [failing, true] }),
          unevaluatedProperties: false,
        },
        instance: { a: 1 },
        right: false,
      },
    };
  }),
];
