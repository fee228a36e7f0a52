import {
  closed,
  flag,
  full,
  list,
  no,
  none,
  number,
  object,
  type TrickyPair,
  text,
  unknown,
  whole,
  yes,
} from './pair.ts';

const cat = full({ kind: { const: 'cat' }, lives: whole });
const dog = full({ kind: { const: 'dog' }, good: flag });
const fish = full({ kind: { const: 'fish' } });

/** Branches that can apply together, each with members of its own. */
const overlapping = (count: number) => ({
  anyOf: Array.from({ length: count }, (_, at) => object({ [`m${at}`]: text })),
});
const allMembers = (count: number) =>
  object(Object.fromEntries(Array.from({ length: count }, (_, at) => [`m${at}`, text])));

export const unionPairs: readonly TrickyPair[] = [
  yes('a union of types is a list of types', { anyOf: [text, whole] }, { type: ['string', 'integer'] }),
  yes('a list of types is a union of types', { type: ['string', 'integer'] }, { anyOf: [text, whole] }),
  no('a boolean fits neither branch', { type: ['string', 'boolean'] }, { anyOf: [text, whole] }),
  yes('branches may be reordered', { oneOf: [cat, dog] }, { oneOf: [dog, cat] }),
  yes('a branch added to a receiver takes nothing away', { oneOf: [cat, dog] }, { oneOf: [cat, dog, fish] }),
  no('a branch that is gone is no longer accepted', { oneOf: [cat, dog, fish] }, { oneOf: [cat, dog] }),
  no(
    'one branch of several asks for more',
    { oneOf: [cat, dog] },
    { oneOf: [cat, full({ kind: { const: 'dog' }, good: flag, name: text })] },
  ),
  yes(
    'a tag splits a union where branches are merged on the other side',
    { oneOf: [cat, fish] },
    full({ kind: { enum: ['cat', 'fish'] } }, { properties: { kind: { enum: ['cat', 'fish'] }, lives: whole } }),
    'declared',
  ),
  no('both branches accept 5, so oneOf accepts neither', { const: 5 }, { oneOf: [whole, { minimum: 5 }] }, 'literal'),
  yes('exclusivity is rarely meant', { const: 5 }, { oneOf: [whole, { minimum: 5 }] }, 'declared'),
  yes(
    'what a sender’s oneOf excludes is not sent',
    { oneOf: [whole, { type: 'number', minimum: 5 }] },
    { not: { type: 'integer', minimum: 5 } },
  ),
  yes('oneOf is within anyOf', { oneOf: [whole, { minimum: 5 }] }, { anyOf: [whole, { minimum: 5 }] }),
  no(
    'anyOf is not within oneOf where branches overlap',
    { anyOf: [whole, { minimum: 5 }] },
    { oneOf: [whole, { minimum: 5 }] },
    'literal',
  ),
  yes('anyOf is within oneOf where branches are apart', { anyOf: [text, whole] }, { oneOf: [whole, text] }),
  yes(
    'ranges that meet cover the whole numbers between them',
    { type: 'integer', minimum: 0, maximum: 10 },
    { anyOf: [{ maximum: 4 }, { minimum: 5 }] },
  ),
  no('but not the fractions', { type: 'number', minimum: 0, maximum: 10 }, { anyOf: [{ maximum: 4 }, { minimum: 5 }] }),
  yes('ranges overlap', whole, { anyOf: [{ maximum: 5 }, { minimum: 3 }] }),
  yes('the first edit alone leaves no gap', whole, { anyOf: [{ maximum: 2 }, { minimum: 3 }] }),
  yes('the second edit alone leaves no gap', whole, { anyOf: [{ maximum: 5 }, { minimum: 6 }] }),
  no('both edits together do', whole, { anyOf: [{ maximum: 2 }, { minimum: 6 }] }),
  yes('a member is either true or false', full({ a: flag, b: flag }), {
    anyOf: [{ properties: { a: { const: true } } }, { properties: { a: { const: false } } }],
  }),
  no('one of four combinations is missing', full({ a: flag, b: flag }), {
    anyOf: [{ properties: { a: { const: true }, b: { const: true } } }, { properties: { a: { const: false } } }],
  }),
  yes('a union over one member can be pulled up', full({ a: { anyOf: [text, whole] } }), {
    anyOf: [full({ a: text }), full({ a: whole })],
  }),
  no('a union over two members can not', full({ a: { anyOf: [text, whole] }, b: { anyOf: [text, whole] } }), {
    anyOf: [full({ a: text, b: text }), full({ a: whole, b: whole })],
  }),
  yes(
    'a union of lists is within the list of unions',
    { anyOf: [list(text), list(whole)] },
    list({ anyOf: [text, whole] }),
  ),
  no('items of both kinds stand side by side', list({ anyOf: [text, whole] }), { anyOf: [list(text), list(whole)] }),
  yes('an optional member with a union may be absent', object({ a: { anyOf: [text, whole] } }), {
    anyOf: [object({ a: text }), object({ a: whole })],
  }),
  yes('null as a branch or as a type', { anyOf: [text, none] }, { type: ['null', 'string'] }),
  no('null is a value of its own', { type: ['string', 'null'] }, text),
  yes('null in a list of values', { enum: ['a', null] }, { anyOf: [{ const: 'a' }, none] }),
  yes(
    'a part in every branch may stand outside',
    { anyOf: [{ allOf: [number, { minimum: 1 }] }, { allOf: [number, { maximum: 0 }] }] },
    { allOf: [number, { anyOf: [{ minimum: 1 }, { maximum: 0 }] }] },
  ),
  yes(
    'nested unions are flat',
    { anyOf: [{ anyOf: [text, whole] }, none] },
    { anyOf: [text, { anyOf: [whole, none] }] },
  ),
  no('branches apply together', overlapping(3), { ...allMembers(3), maxProperties: 2 }, 'declared'),
  yes('few branches are all told', overlapping(4), { ...allMembers(4), ...closed }, 'declared'),
  unknown('more combinations than are looked at', overlapping(8), { ...allMembers(8), ...closed }, 'declared'),
  no('but what shows among them counts', overlapping(8), { ...allMembers(8), maxProperties: 1 }, 'declared'),
  yes(
    'many branches that a tag keeps apart',
    { anyOf: Array.from({ length: 80 }, (_, at) => full({ kind: { const: at }, [`m${at}`]: text })) },
    { type: 'object', required: ['kind'] },
    'declared',
  ),
];
