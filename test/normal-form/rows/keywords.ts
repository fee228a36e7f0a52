import { type Row, when } from '../row.ts';

const text = { type: 'string' };
const whole = { type: 'integer' };

const { if: _, ...consequences } = when(true, false, false);

/** Keywords of JSON Schema 2020-12 that keep their meaning. */
export const keywordRows: readonly Row[] = [
  { says: 'not', in: '3.1', schema: { not: text }, accepts: [1, null], rejects: ['a'] },
  { says: 'not anything', in: '3.0', schema: { not: {} }, accepts: [], rejects: [1, null, 'a'] },
  { says: 'not without a schema is a slip', in: '3.0', schema: { not: null }, accepts: [1, null], rejects: [] },
  {
    says: 'a condition with both consequences',
    ...{
      in: '3.1',
      schema: when(text, { minLength: 2 }, whole),
      accepts: ['ab', 3],
      rejects: ['a', 1.5],
    },
  },
  {
    says: 'a condition with one',
    in: '2020-12',
    schema: when(whole, { minimum: 5 }),
    accepts: [5, 'a'],
    rejects: [4],
  },
  {
    says: 'a consequence without a condition',
    in: '3.1',
    schema: consequences,
    accepts: [1],
    rejects: [],
  },
  {
    says: 'a condition without a consequence still evaluates members',
    ...{ in: '3.1', schema: { if: { properties: { a: whole } }, unevaluatedProperties: false } },
    ...{ accepts: [{ a: 1 }, {}], rejects: [{ b: 1 }] },
  },
  { says: 'contains', in: '3.1', schema: { contains: text }, accepts: [['a', 1], 'x'], rejects: [[], [1]] },
  {
    says: 'contains, counted',
    ...{ in: '3.1', schema: { contains: text, minContains: 2, maxContains: 3 } },
    ...{ accepts: [['a', 'b', 1]], rejects: [['a'], ['a', 'b', 'c', 'd']] },
  },
  { says: 'contains none', in: '3.1', schema: { contains: text, minContains: 0 }, accepts: [[], [1]], rejects: [] },
  {
    says: 'contains none, at most one',
    ...{
      in: '3.1',
      schema: { contains: text, minContains: 0, maxContains: 1 },
      accepts: [[], ['a']],
      rejects: [['a', 'b']],
    },
  },
  {
    says: 'counts without contains',
    in: '3.1',
    schema: { minContains: 2, maxContains: 1 },
    accepts: [[], [1]],
    rejects: [],
  },
  { says: 'true', in: '3.1', schema: true, accepts: [1, null, {}], rejects: [] },
  { says: 'false', in: '2020-12', schema: false, accepts: [], rejects: [1, null, {}] },
  {
    says: 'booleans inside',
    ...{
      in: '3.1',
      schema: { properties: { a: true, b: false }, items: false },
      accepts: [{ a: 1 }, []],
      rejects: [{ b: 1 }, [1]],
    },
  },
  {
    says: 'members by pattern and the rest',
    ...{ in: '3.1', schema: { patternProperties: { '^x-': text }, additionalProperties: whole } },
    ...{ accepts: [{ 'x-a': 'b', c: 1 }], rejects: [{ 'x-a': 1 }, { c: 'd' }] },
  },
  {
    says: 'names',
    in: '3.1',
    schema: { propertyNames: { maxLength: 2 } },
    accepts: [{ ab: 1 }],
    rejects: [{ abc: 1 }],
  },
  {
    says: 'unevaluated members look through allOf',
    ...{
      in: '3.1',
      schema: { allOf: [{ properties: { a: text } }], properties: { b: true }, unevaluatedProperties: false },
    },
    ...{ accepts: [{ a: 'x', b: 1 }], rejects: [{ c: 1 }] },
  },
  {
    says: 'unevaluated members look through the branches that apply',
    ...{
      in: '2020-12',
      schema: {
        anyOf: [
          { required: ['a'], properties: { a: text } },
          { required: ['b'], properties: { b: whole } },
        ],
        unevaluatedProperties: false,
      },
    },
    ...{
      accepts: [{ a: 'x' }, { a: 'x', b: 1 }],
      rejects: [
        { a: 'x', b: 'y' },
        { a: 'x', c: 1 },
      ],
    },
  },
  {
    says: 'unevaluated members with a schema',
    ...{
      in: '3.1',
      schema: { properties: { a: true }, unevaluatedProperties: whole },
      accepts: [{ a: 'x', b: 1 }],
      rejects: [{ b: 'x' }],
    },
  },
  {
    says: 'unevaluated members do not look into cousins',
    ...{
      in: '3.1',
      schema: { allOf: [{ properties: { a: true } }, { properties: { b: true }, unevaluatedProperties: false }] },
    },
    ...{ accepts: [{ b: 1 }], rejects: [{ a: 1 }] },
  },
  {
    says: 'unevaluated items',
    ...{
      in: '3.1',
      schema: { allOf: [{ prefixItems: [text] }], unevaluatedItems: false },
      accepts: [['a'], []],
      rejects: [['a', 1]],
    },
  },
  {
    says: 'dependentRequired',
    ...{
      in: '3.1',
      schema: { dependentRequired: { a: ['b', 'b'] } },
      accepts: [{}, { a: 1, b: 1 }],
      rejects: [{ a: 1 }],
    },
  },
  {
    says: 'dependentSchemas',
    ...{
      in: '3.1',
      schema: { dependentSchemas: { a: { required: ['b'] } } },
      accepts: [{ b: 1 }],
      rejects: [{ a: 1 }],
    },
  },
  {
    says: 'unique items',
    in: '3.0',
    schema: { uniqueItems: true },
    accepts: [[1, '1', [1]]],
    rejects: [[{ a: 1 }, { a: 1.0 }]],
  },
  {
    says: 'an empty list of branches says nothing',
    in: '3.0',
    schema: { oneOf: [], anyOf: [] },
    accepts: [1],
    rejects: [],
  },
  {
    says: 'oneOf is exclusive',
    in: '3.0',
    schema: { oneOf: [whole, { minimum: 5 }] },
    accepts: [4, 5.5],
    rejects: [6, 1.5],
  },
  {
    says: 'several unions at once',
    ...{
      in: '3.1',
      schema: { oneOf: [text, whole], anyOf: [{ minLength: 2 }, { const: 'a' }] },
      accepts: ['a', 'bc', 7],
      rejects: ['b', 1.5],
    },
  },
];
