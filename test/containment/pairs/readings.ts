import { closed, full, list, no, object, type TrickyPair, text, whole, yes } from './pair.ts';

/** The same question under both readings, where they differ or might seem to. */
const differing = (why: string, sender: unknown, receiver: unknown): readonly TrickyPair[] => [
  no(`literally: ${why}`, sender, receiver, 'literal'),
  yes(why, sender, receiver, 'declared'),
];

export const readingPairs: readonly TrickyPair[] = [
  ...differing(
    'a member that the sender does not declare is not sent',
    object({ a: text }),
    object({ a: text, b: text }),
  ),
  ...differing(
    'an open sender meets a closed receiver with what it declares',
    object({ a: text }),
    object({ a: text }, closed),
  ),
  ...differing(
    'the receiver types what is not sent',
    object({ a: text }),
    object({ a: text }, { additionalProperties: whole }),
  ),
  ...differing(
    'a receiver that limits names',
    object({ a: text }),
    object({ a: text }, { propertyNames: { maxLength: 1 } }),
  ),
  ...differing(
    'a receiver that limits how many',
    object({ a: text, b: text }),
    object({ a: text }, { maxProperties: 2 }),
  ),
  ...differing(
    'names unite over allOf',
    { allOf: [object({ a: text }), object({ b: text })] },
    object({ a: text, b: text }, closed),
  ),
  ...differing(
    'a part that declares nothing opens nothing',
    { allOf: [object({ a: text }), { type: 'object' }] },
    object({ a: text }, closed),
  ),
  ...differing(
    'names of the branches',
    { anyOf: [full({ a: text }), full({ b: text })] },
    object({ a: text, b: text }, closed),
  ),
  ...differing('items of lists', list(object({ a: text })), list(object({ a: text }, closed))),
  ...differing('members of members', object({ m: object({ a: text }) }), object({ m: object({ a: text, b: whole }) })),
  ...differing(
    'names that are only limited are not declared',
    object({ a: text }, { propertyNames: { enum: ['a', 'b'] } }),
    object({ b: whole }),
  ),
  ...differing(
    'unevaluatedProperties closes as well',
    { allOf: [object({ a: text })] },
    { allOf: [object({ a: text })], unevaluatedProperties: false },
  ),
  ...differing('a member that only a branch of the receiver knows', object({ a: text }), {
    anyOf: [full({ a: text }), object({ b: whole })],
    required: [],
  }).slice(1),
  no('a declared member meets a closed receiver', object({ a: text, c: text }), object({ a: text }, closed)),
  no(
    'additional members with a type are sent',
    object({ a: text }, { additionalProperties: whole }),
    object({ a: text, b: text }),
  ),
  no(
    'a map holds every name',
    { type: 'object', additionalProperties: text },
    object({ a: whole }, { additionalProperties: text }),
  ),
  no('a free-form object holds every name', { type: 'object' }, object({ b: text })),
  no(
    'members said to be open are open',
    object({ a: text }, { additionalProperties: true }),
    object({ a: text, b: text }),
  ),
  no('a free-form member', object({ m: { type: 'object' } }), object({ m: object({ x: text }) })),
  no('a free-form object meets a closed receiver', { type: 'object' }, object({ a: text }, closed)),
  no('a required name is declared', { type: 'object', required: ['b'] }, object({ b: text })),
  no(
    'a name that another needs is declared',
    object({ a: text }, { dependentRequired: { a: ['b'] } }),
    object({ b: text }),
  ),
  no(
    'a pattern of names declares them',
    { type: 'object', patternProperties: { '^x-': whole } },
    object({ 'x-a': text }),
  ),
  no(
    'a declared member changes its type in another part',
    { allOf: [object({ a: text }), object({ b: text })] },
    object({ b: whole }),
  ),
  yes('a member that is not sent and not known', object({ a: text }, closed), object({ b: whole })),
  yes('a name that is excluded is not sent', object({ a: text }, { not: { required: ['b'] } }), object({ b: whole })),
];
