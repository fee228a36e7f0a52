import { odd, type Row } from '../row.ts';

const text = { type: 'string' };
const whole = { type: 'integer' };

/** Keywords that one dialect spells otherwise than JSON Schema 2020-12. */
export const spellingRows: readonly Row[] = [
  {
    says: 'a boolean beside the lower bound',
    ...{
      in: '3.0',
      schema: { type: 'number', minimum: 1, exclusiveMinimum: true },
      accepts: [1.5, 2],
      rejects: [1, 0],
    },
  },
  {
    says: 'the same, boolean first',
    ...{ in: '2.0', schema: { exclusiveMinimum: true, minimum: 1, type: 'number' }, accepts: [2], rejects: [1] },
  },
  {
    says: 'a false boolean beside the bound',
    ...{ in: '3.0', schema: { type: 'number', minimum: 1, exclusiveMinimum: false }, accepts: [1], rejects: [0] },
  },
  {
    says: 'a boolean beside the upper bound',
    ...{ in: '3.0', schema: { type: 'number', maximum: 9, exclusiveMaximum: true }, accepts: [8.9], rejects: [9] },
  },
  {
    says: 'a boolean without a bound',
    ...{
      in: '3.0',
      schema: { type: 'number', exclusiveMinimum: true, exclusiveMaximum: true },
      accepts: [-5, 5],
      rejects: [],
    },
  },
  {
    says: 'a bound of 3.1 in 3.0',
    ...{ in: '3.0', schema: { type: 'number', exclusiveMinimum: 1 }, accepts: [1.1], rejects: [1] },
  },
  {
    says: 'a boolean beside the bound in 3.1',
    ...{ in: '3.1', schema: { type: 'number', minimum: 1, exclusiveMinimum: true }, accepts: [2], rejects: [1] },
  },
  {
    says: 'both bounds on one side',
    ...{
      in: '3.1',
      schema: { minimum: 5, exclusiveMinimum: 1, maximum: 8, exclusiveMaximum: 9 },
      accepts: [5, 8],
      rejects: [2, 8.5],
    },
  },
  {
    says: 'bytes are any text',
    in: '3.0',
    schema: { ...text, format: 'byte' },
    accepts: ['not base64!'],
    rejects: [1],
  },
  { says: 'binary is any text', in: '3.0', schema: { ...text, format: 'binary' }, accepts: ['', 'x'], rejects: [[]] },
  { says: 'an uploaded file', in: '2.0', schema: { type: 'file' }, accepts: ['x'], rejects: [1, {}] },
  {
    says: 'an unknown type admits nothing',
    in: '3.0',
    schema: { type: 'date' },
    accepts: [],
    rejects: ['a', 1, null, {}],
  },
  {
    says: 'an unknown type beside a known one',
    ...{ in: '3.1', schema: { type: ['string', 'date'] }, accepts: ['a'], rejects: [1] },
  },
  {
    says: 'several types in 3.0',
    ...{ in: '3.0', schema: { type: ['string', 'integer'] }, accepts: ['a', 1], rejects: [1.5, null] },
  },
  { says: 'a whole number may be written as a fraction', in: '3.1', schema: whole, accepts: [1.0, -2], rejects: [1.5] },
  {
    says: 'items as a list',
    ...{ in: '3.0', schema: { type: 'array', items: [text, whole], additionalItems: false } },
    ...{ accepts: [[], ['a'], ['a', 1]], rejects: [[1], ['a', 1, 2]] },
  },
  {
    says: 'items as a list, with a schema for the rest',
    ...{
      in: '2020-12',
      schema: { items: [text], additionalItems: whole },
      accepts: [['a', 1, 2]],
      rejects: [['a', 'b']],
    },
  },
  {
    says: 'items as a list, the rest open',
    ...{ in: '2.0', schema: { type: 'array', items: [text] }, accepts: [['a', {}]], rejects: [[1]] },
  },
  {
    says: 'additionalItems beside one schema for all items says nothing',
    ...{ in: '2020-12', schema: { items: text, additionalItems: false }, accepts: [['a', 'b']], rejects: [[1]] },
  },
  {
    says: 'prefixItems and items',
    ...{
      in: '3.1',
      schema: { prefixItems: [text], items: whole },
      accepts: [[], ['a', 1]],
      rejects: [[1], ['a', 'b']],
    },
  },
  {
    says: 'dependencies that list names',
    ...{
      in: '2020-12',
      schema: { dependencies: { a: ['b'] } },
      accepts: [{}, { b: 1 }, { a: 1, b: 1 }],
      rejects: [{ a: 1 }],
    },
  },
  {
    says: 'dependencies that give schemas',
    ...{ in: '2020-12', schema: { dependencies: { a: { maxProperties: 1 }, c: false } } },
    ...{ accepts: [{ a: 1 }, { b: 1, d: 1 }], rejects: [{ a: 1, b: 1 }, { c: 1 }] },
  },
  {
    says: 'dependencies beside dependentRequired of the same name',
    ...{ in: '2020-12', schema: { dependencies: { a: ['b'] }, dependentRequired: { a: ['c'] } } },
    ...{
      accepts: [{ a: 1, b: 1, c: 1 }],
      rejects: [
        { a: 1, b: 1 },
        { a: 1, c: 1 },
      ],
    },
  },
  {
    says: 'dependencies beside dependentSchemas of the same name',
    ...{
      in: '2020-12',
      schema: { dependentSchemas: { a: { maxProperties: 2 } }, dependencies: { a: { minProperties: 2 } } },
    },
    ...{ accepts: [{ a: 1, b: 1 }, {}], rejects: [{ a: 1 }, { a: 1, b: 1, c: 1 }] },
  },
  {
    says: 'a constant that is listed',
    in: '3.1',
    schema: { const: 'a', enum: ['a', 'b'] },
    accepts: ['a'],
    rejects: ['b'],
  },
  {
    says: 'a constant that is not listed',
    in: '3.1',
    schema: { enum: ['a'], const: 'c' },
    accepts: [],
    rejects: ['a', 'c'],
  },
  { says: 'a constant in 3.0 is honoured', in: '3.0', schema: { const: 1 }, accepts: [1, 1.0], rejects: [2, '1'] },
  { says: 'an empty list of values', in: '3.1', schema: { enum: [] }, accepts: [], rejects: ['a', null] },
  {
    says: 'values that are equal as JSON',
    ...{ in: '3.1', schema: { enum: [{ a: 1, b: [2] }] }, accepts: [{ b: [2.0], a: 1 }], rejects: [{ a: 1, b: [3] }] },
  },
  {
    says: 'a value of another type is no value',
    in: '3.1',
    schema: { ...whole, enum: [1, 'x'] },
    accepts: [1],
    rejects: ['x'],
  },
  { says: 'a name listed twice', in: '3.0', schema: { required: ['a', 'a'] }, accepts: [{ a: 1 }, 'x'], rejects: [{}] },
  {
    says: 'required as a boolean says nothing',
    in: '2.0',
    schema: { ...text, required: true },
    accepts: ['a'],
    rejects: [1],
  },
  {
    says: 'multiples reckoned in decimals',
    ...{ in: '3.1', schema: { multipleOf: 0.5 }, accepts: [1.5, -2, 'x'], rejects: [0.75] },
  },
  { says: 'a length counts characters', in: '3.1', schema: { maxLength: 1 }, accepts: ['😀', 5], rejects: ['ab'] },
  {
    says: 'limits that cannot apply are inert',
    in: '3.1',
    schema: { ...text, minItems: 3, minimum: 2 },
    accepts: [''],
    rejects: [[]],
  },
  {
    says: 'negative counts say nothing',
    in: '3.0',
    schema: { minLength: -1, maxItems: -5 },
    accepts: ['', [1]],
    rejects: [],
  },
  {
    says: 'a member called __proto__',
    ...{ in: '3.1', schema: { properties: odd(text), required: ['__proto__'] } },
    ...{ accepts: [odd('x')], rejects: [odd(1), {}] },
  },
  {
    says: 'a member called __proto__ is a declared one',
    ...{ in: '3.1', schema: { properties: odd(whole), additionalProperties: false } },
    ...{ accepts: [odd(1), {}], rejects: [odd('x'), { other: 1 }] },
  },
  {
    says: 'members called like what every object has',
    ...{ in: '3.1', schema: { required: ['toString'], properties: { constructor: text } } },
    ...{
      accepts: [{ toString: 1 }, { toString: 1, constructor: 'x' }],
      rejects: [{}, { toString: 1, constructor: 1 }],
    },
  },
];
