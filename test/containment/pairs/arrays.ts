import { flag, full, list, no, number, type TrickyPair, text, whole, yes } from './pair.ts';

const array = (more: object) => ({ type: 'array', ...more });

export const arrayPairs: readonly TrickyPair[] = [
  yes('a single item is unique', array({ maxItems: 1 }), { uniqueItems: true }),
  no('two items need not be', array({ maxItems: 2 }), { uniqueItems: true }),
  no('unique items are not all items', list(whole), list(whole, { uniqueItems: true })),
  yes('items that differ by place are unique', array({ prefixItems: [text, whole], items: false }), {
    uniqueItems: true,
  }),
  yes('more unique items than there are values', list(flag, { uniqueItems: true, minItems: 3 }), false),
  yes('as many unique items as there are values', list({ enum: [1, 2] }, { uniqueItems: true }), { maxItems: 2 }),
  yes('all values are there when so many are unique', list(flag, { uniqueItems: true, minItems: 2 }), {
    contains: { const: true },
  }),
  yes('what contains two has two', array({ contains: text, minContains: 2 }), { minItems: 2 }),
  yes('two texts contain two texts', list(text, { minItems: 2 }), { contains: text, minContains: 2 }),
  no('one text does not', list(text, { minItems: 1 }), { contains: text, minContains: 2 }),
  yes('at most one item is at most one text', list(text, { maxItems: 1 }), {
    contains: text,
    minContains: 0,
    maxContains: 1,
  }),
  no('two may both be', array({ maxItems: 2 }), { contains: text, minContains: 0, maxContains: 1 }),
  yes('an empty array contains nothing, which is enough', array({}), { contains: text, minContains: 0 }),
  no('an empty array contains nothing', list(text), { contains: text }),
  yes('what contains 1 contains a whole number', array({ contains: { const: 1 } }), { contains: whole }),
  no('and not the other way', array({ contains: whole }), { contains: { const: 1 } }),
  yes('a first item that must be there is contained', array({ prefixItems: [text], minItems: 1 }), { contains: text }),
  yes('no item is contained', array({ contains: text, minContains: 0, maxContains: 0 }), list({ not: text })),
  yes('a fixed list is a list', array({ prefixItems: [text, text], items: false }), list(text, { maxItems: 2 })),
  yes('a short list is a fixed list', list(text, { maxItems: 2 }), array({ prefixItems: [text, text], items: false })),
  no('what follows the first items is open', array({ prefixItems: [text] }), list(text)),
  yes('the rest of the items, too', array({ prefixItems: [whole], items: whole }), list(number)),
  yes('an array without the second item has none', list(false), array({ prefixItems: [text], items: false })),
  yes('an item that cannot be ends the array', array({ prefixItems: [text, false] }), { maxItems: 1 }),
  yes('unevaluatedItems sees the parts', array({ prefixItems: [text], items: false }), {
    allOf: [{ prefixItems: [text] }],
    unevaluatedItems: false,
  }),
  no('unevaluatedItems closes what no part sees', array({ prefixItems: [text] }), {
    allOf: [{ prefixItems: [text] }],
    unevaluatedItems: false,
  }),
  no('a list of objects is judged by its objects', list(full({ a: text })), list(full({ a: text, b: text }))),
  no('a single value is no list of one', text, list(text)),
  yes('a list may be empty whatever its items', array({ maxItems: 0 }), list(false)),
];
