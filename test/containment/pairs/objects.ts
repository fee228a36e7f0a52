import { when } from '../../normal-form/row.ts';
import { closed, full, no, number, object, type TrickyPair, text, whole, yes } from './pair.ts';

const composition: readonly TrickyPair[] = [
  no('additionalProperties does not see the other parts of allOf', full({ a: text }), {
    allOf: [object({ a: text }), object({ b: text }, closed)],
  }),
  yes('unevaluatedProperties does', full({ a: text }, closed), {
    allOf: [object({ a: text }), object({ b: text })],
    unevaluatedProperties: false,
  }),
  yes('members moved into a part of allOf are the same members', full({ a: text, b: whole }), {
    allOf: [full({ a: text }), full({ b: whole })],
  }),
  yes('and back', { allOf: [full({ a: text }), full({ b: whole })] }, full({ a: text, b: whole })),
  yes(
    'a part that closes the object leaves the other no member',
    { allOf: [full({ a: text }), object({ b: text }, closed)] },
    false,
  ),
  yes('unevaluatedProperties sees the branches that apply', full({ a: text, b: whole }, closed), {
    anyOf: [full({ a: text }), full({ b: whole })],
    unevaluatedProperties: false,
  }),
  no('and not those that do not', full({ a: text, b: text }, closed), {
    anyOf: [full({ a: text }), full({ b: whole })],
    unevaluatedProperties: false,
  }),
  no('unevaluatedProperties of a cousin sees nothing of it', full({ a: text, b: text }, closed), {
    allOf: [object({ a: text }), { properties: { b: text }, unevaluatedProperties: false }],
  }),
  yes('unevaluatedProperties sees a condition that holds', full({ kind: { const: 'a' }, x: text }, closed), {
    properties: { kind: text },
    ...when(full({ kind: { const: 'a' } }), { properties: { x: text } }),
    unevaluatedProperties: false,
  }),
  no('what is allowed needs not be there', object({ a: text }), full({ a: text })),
  yes('a member that cannot be there', object({ a: false }), { not: { required: ['a'] } }),
  yes('a member that must and cannot be there', full({ a: false }), false),
];

const names: readonly TrickyPair[] = [
  yes('declared names fit', object({ ab: text }, closed), { propertyNames: { maxLength: 2 } }),
  no('a declared name does not fit', object({ abc: text }, closed), { propertyNames: { maxLength: 2 } }),
  yes(
    'names that are listed close an object',
    { type: 'object', propertyNames: { enum: ['a'] } },
    object({ a: true }, closed),
  ),
  yes('a closed object lists its names', object({ a: true }, closed), { propertyNames: { enum: ['a', 'b'] } }),
  yes(
    'a pattern of names covers a name',
    { type: 'object', patternProperties: { '^x': whole } },
    { properties: { xa: number } },
  ),
  no(
    'a pattern of names covers too much',
    { type: 'object', patternProperties: { '^x': text } },
    { properties: { xa: whole } },
  ),
  yes('a name that a pattern covers is not additional', object({}, { patternProperties: { '^x': text }, ...closed }), {
    patternProperties: { '^x-': text },
  }),
  yes('at most as many members as there are names', object({ a: text, b: text }, closed), { maxProperties: 2 }),
  no('one of two names is enough', object({ a: text, b: text }, { ...closed, minProperties: 1 }), { required: ['a'] }),
  yes('all names are needed', object({ a: text, b: text }, { ...closed, minProperties: 2 }), { required: ['a', 'b'] }),
];

const conditions: readonly TrickyPair[] = [
  yes(
    'a name that another needs',
    { dependentRequired: { a: ['b'] } },
    { anyOf: [{ not: { required: ['a'] } }, { required: ['b'] }] },
    'literal',
  ),
  yes(
    'and the other way',
    { type: 'object', anyOf: [{ not: { required: ['a'] } }, { required: ['b'] }] },
    { dependentRequired: { a: ['b'] } },
  ),
  yes('needs follow from needs', { dependentRequired: { a: ['b'], b: ['c'] } }, { dependentRequired: { a: ['c'] } }),
  no('needs do not turn round', object({ a: text, b: text }, { dependentRequired: { a: ['b'] } }), {
    dependentRequired: { b: ['a'] },
  }),
  yes(
    'a schema that depends on a name is a condition',
    { dependentSchemas: { a: { required: ['b'] } } },
    when({ type: 'object', required: ['a'] }, { required: ['b'] }),
  ),
  yes('a condition is a choice', when(full({ a: { const: 1 } }), { required: ['b'] }, { required: ['c'] }), {
    anyOf: [
      { allOf: [full({ a: { const: 1 } }), { required: ['b'] }] },
      { not: full({ a: { const: 1 } }), required: ['c'] },
    ],
  }),
  yes(
    'a choice is a condition',
    {
      anyOf: [
        { allOf: [full({ a: { const: 1 } }), { required: ['b'] }] },
        { not: full({ a: { const: 1 } }), required: ['c'] },
      ],
    },
    when(full({ a: { const: 1 } }), { required: ['b'] }, { required: ['c'] }),
  ),
  no(
    'a condition asks for more where it holds',
    full({ a: { enum: [1, 2] } }),
    when({ properties: { a: { const: 2 } } }, { required: ['b'] }),
  ),
  yes(
    'a condition that never holds asks for nothing',
    full({ a: { enum: [1, 2] } }),
    when(full({ a: { const: 3 } }), false),
  ),
  yes('a condition that always holds', full({ a: whole, b: text }), when({ required: ['a'] }, { required: ['b'] })),
];

const loop = (value: unknown) => ({
  $ref: '#/$defs/node',
  $defs: {
    node: full({ value }, { properties: { value, children: { type: 'array', items: { $ref: '#/$defs/node' } } } }),
  },
});
const chain = (next: object) => ({ $ref: '#/$defs/a', $defs: { a: object({ next: { $ref: '#/$defs/b' } }), b: next } });
const endless = { $ref: '#/$defs/it', $defs: { it: full({ next: { $ref: '#/$defs/it' } }) } };

const recursion: readonly TrickyPair[] = [
  yes('trees of whole numbers are trees of numbers', loop(whole), loop(number)),
  no('and not the other way', loop(number), loop(whole)),
  yes(
    'a chain is a chain unrolled',
    { $ref: '#/$defs/a', $defs: { a: object({ next: { $ref: '#/$defs/a' } }) } },
    chain(object({ next: { $ref: '#/$defs/a' } })),
  ),
  yes('and rolled up again', chain(object({ next: { $ref: '#/$defs/a' } })), {
    $ref: '#/$defs/a',
    $defs: { a: object({ next: { $ref: '#/$defs/a' } }) },
  }),
  no(
    'the second link asks for more',
    chain(object({ next: { $ref: '#/$defs/a' } })),
    chain(full({ next: { $ref: '#/$defs/a' } })),
  ),
  yes('what must hold itself is no finite value', endless, false),
  yes(
    'a branch that must hold itself is none',
    { anyOf: [{ $ref: '#/$defs/it' }, text], $defs: { it: full({ next: { $ref: '#/$defs/it' } }) } },
    text,
  ),
  yes(
    'two that must hold each other are none',
    { $ref: '#/$defs/a', $defs: { a: full({ b: { $ref: '#/$defs/b' } }), b: full({ a: { $ref: '#/$defs/a' } }) } },
    false,
  ),
  no(
    'a way out of the circle makes it finite',
    { $ref: '#/$defs/it', $defs: { it: full({ next: { anyOf: [{ $ref: '#/$defs/it' }, text] } }) } },
    full({ next: text }),
  ),
];

const nothing: readonly TrickyPair[] = [
  yes('two types at once', { allOf: [text, whole] }, false),
  yes('bounds that cross', { ...number, minimum: 2, maximum: 1 }, false),
  yes('no value is listed', { enum: [] }, false),
  yes('more members than names', object({ a: text }, { ...closed, minProperties: 2 }), false),
  yes('a schema and its opposite', { allOf: [object({ a: text }), { not: object({ a: text }) }] }, false),
  yes('text of a length that its pattern excludes', { ...text, pattern: '^a{3}$', maxLength: 2 }, false),
];

export const objectPairs: readonly TrickyPair[] = [...composition, ...names, ...conditions, ...recursion, ...nothing];
