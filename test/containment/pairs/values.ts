import { flag, no, none, number, type TrickyPair, text, unknown, whole, yes } from './pair.ts';

const format = (name: string, more: object = {}) => ({ type: 'string', format: name, ...more });
const counted = (name: string) => ({ type: 'integer', format: name });

const listed: readonly TrickyPair[] = [
  yes('a constant is a list of one', { const: 'a' }, { enum: ['a', 'b'] }),
  yes('a list of one is a constant', { enum: ['a'] }, { const: 'a' }),
  no('a list of two is not', { enum: ['a', 'b'] }, { const: 'a' }),
  yes('values and a union of constants', { enum: ['a', 1] }, { anyOf: [{ const: 1 }, { const: 'a' }] }),
  no('one value has another type', { enum: ['a', 1] }, text),
  yes('a value that its own type excludes is not sent', { ...text, enum: ['a', 1] }, { enum: ['a'] }),
  yes('numbers are equal as numbers', { const: 1.0 }, { enum: [1, 2] }),
  yes('objects are equal whatever the order', { const: { a: 1, b: [2] } }, { enum: [{ b: [2], a: 1 }] }),
  no('arrays are not', { const: [1, 2] }, { enum: [[2, 1]] }),
  yes('booleans are two', flag, { enum: [false, true] }),
  yes('there is one null', none, { const: null }),
  yes('three whole numbers', { ...whole, minimum: 1, maximum: 3 }, { enum: [1, 2, 3] }),
  no('many fractions', { ...number, minimum: 1, maximum: 3 }, { enum: [1, 2, 3] }),
  yes('there is one empty text', { ...text, maxLength: 0 }, { const: '' }),
  yes('there is one empty array', { type: 'array', maxItems: 0 }, { const: [] }),
  yes('there is one empty object', { type: 'object', maxProperties: 0 }, { const: {} }),
  yes('not the empty text', { ...text, not: { const: '' } }, { minLength: 1 }),
  yes('types and what is not of a type', { not: text }, { type: ['null', 'boolean', 'number', 'array', 'object'] }),
  yes('all types are any', true, { type: ['null', 'boolean', 'number', 'array', 'object', 'string'] }),
  no('whole numbers are not all numbers', true, { type: ['null', 'boolean', 'integer', 'array', 'object', 'string'] }),
  no('anything is not nothing', true, false),
  yes('nothing is within anything', false, text),
];

const texts: readonly TrickyPair[] = [
  yes('each value matches', { enum: ['ab', 'cd'] }, { pattern: '^[a-d]{2}$' }),
  no('one value does not match', { enum: ['ab', 'xy'] }, { pattern: '^[a-d]{2}$' }),
  yes('a pattern may admit few texts', { ...text, pattern: '^(a|b)$' }, { enum: ['b', 'a'] }),
  no('a pattern that is not anchored admits many', { ...text, pattern: 'a' }, { enum: ['a'] }),
  yes('a pattern within a pattern', { ...text, pattern: '^a{2,3}$' }, { pattern: '^a+$' }),
  no('and not the other way', { ...text, pattern: '^a+$' }, { pattern: '^a{2,3}$' }),
  yes('a pattern speaks of lengths', { ...text, pattern: '^[a-z]{3}$' }, { minLength: 3, maxLength: 3 }),
  yes('a length speaks of patterns', { ...text, maxLength: 2, pattern: '^a*$' }, { enum: ['', 'a', 'aa'] }),
  yes('a pattern says nothing of numbers', { enum: [1, 'a'] }, { pattern: '^a' }),
  yes(
    'two patterns leave what both admit',
    { ...text, allOf: [{ pattern: '^a' }, { pattern: 'b$' }] },
    { pattern: '^a[^]*b$' },
  ),
  no(
    'a line break is no dot',
    { ...text, allOf: [{ pattern: '^a' }, { pattern: 'b$' }], minLength: 3 },
    { pattern: '^a[^x]*b$' },
  ),
  unknown('a reference back is no regular pattern', { ...text, pattern: '^(a|b)\\1$' }, { pattern: '^[ab]{3}$' }),
  yes('a uuid is a text', format('uuid'), text),
  no('a text is no uuid', text, format('uuid')),
  no('a date has no time', format('date'), format('date-time')),
  no('a time of a date is no date', format('date-time'), format('date')),
  yes('formats that are apart have nothing in common', { allOf: [format('date'), format('date-time')] }, false),
  yes('an e-mail address of today is one of tomorrow', format('email'), format('idn-email')),
  yes('an unknown format is itself', format('x-colour'), format('x-colour')),
  unknown('of two unknown formats nothing is known', format('x-colour'), format('x-shade')),
  no(
    'texts are not all of a format, which says nothing of numbers',
    { type: ['string', 'integer'] },
    { format: 'uuid' },
  ),
  yes('a format of texts says nothing of numbers', whole, { format: 'uuid' }),
];

const numbers: readonly TrickyPair[] = [
  yes('a multiple of 1 is whole', { ...number, multipleOf: 1 }, whole),
  yes('whole numbers are multiples of a half', whole, { multipleOf: 0.5 }),
  no('multiples of a half are not whole', { ...number, multipleOf: 0.5 }, whole),
  yes('multiples of 6 are multiples of 3', { ...number, multipleOf: 6 }, { multipleOf: 3 }),
  no('multiples of 3 are not all of 6', { ...number, multipleOf: 3 }, { multipleOf: 6 }),
  yes(
    'multiples of 2 and of 3 are multiples of 6',
    { ...number, allOf: [{ multipleOf: 2 }, { multipleOf: 3 }] },
    { multipleOf: 6 },
  ),
  no('multiples of a tenth are not all of a fifth', { ...number, multipleOf: 0.1 }, { multipleOf: 0.2 }),
  yes(
    'decimals are reckoned exactly',
    { ...number, multipleOf: 0.1, minimum: 0.1, maximum: 0.3 },
    { enum: [0.1, 0.2, 0.3] },
  ),
  yes(
    'multiples of a cent are whole numbers of cents',
    { ...number, multipleOf: 0.01, exclusiveMinimum: 0 },
    { minimum: 0.01 },
  ),
  no('above 0 is not from 1', { ...number, exclusiveMinimum: 0 }, { minimum: 1 }),
  yes('above 0 is from 1 for whole numbers', { ...whole, exclusiveMinimum: 0 }, { minimum: 1 }),
  yes('nothing is between 0 and 1', { ...whole, exclusiveMinimum: 0, exclusiveMaximum: 1 }, false),
  yes('bounds say nothing of texts', text, { minimum: 5, multipleOf: 7 }),
  yes('int32 is within int64', counted('int32'), counted('int64')),
  no('int64 is not within int32', counted('int64'), counted('int32')),
  no('whole numbers are beyond int32', whole, counted('int32')),
  yes('a small range is within int32', { ...whole, minimum: 0, maximum: 100 }, counted('int32')),
  yes('int32 ends where it ends', counted('int32'), { minimum: -2147483648, maximum: 2147483647 }),
  no('and not before', counted('int32'), { maximum: 2147483646 }),
  yes('a float is a double', { ...number, format: 'float' }, { ...number, format: 'double' }),
];

export const valuePairs: readonly TrickyPair[] = [...listed, ...texts, ...numbers];
