import fc from 'fast-check';
import type { Json, JsonObject, Schema } from '../json.ts';
import { formats, memberNames, numberFormats, patterns } from './words.ts';

/** What stands at a keyword. */
export type Keywords = Readonly<Record<string, fc.Arbitrary<Json>>>;

/** Each keyword present once in `oneIn`, independently: fast-check drops them one by one when it shrinks. */
export function optional(keywords: Keywords, oneIn: number): fc.Arbitrary<JsonObject> {
  const parts = Object.entries(keywords).map(([keyword, value]) =>
    fc
      .oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })
      .map((made) => [keyword, made] as const),
  );
  return fc
    .tuple(...parts)
    .map((made) => Object.fromEntries(made.filter((entry): entry is [string, Json] => entry[1] !== undefined)))
    .map(ordered);
}

const limits = [
  ['minimum', 'maximum'],
  ['exclusiveMinimum', 'exclusiveMaximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
  ['minContains', 'maxContains'],
] as const;

/** Swaps limits that exclude each other: a schema that admits nothing tells little. */
function ordered(made: JsonObject): JsonObject {
  const swapped = { ...made };
  for (const [low, high] of limits) {
    const [least, most] = [made[low], made[high]];
    if (typeof least === 'number' && typeof most === 'number' && least > most) {
      swapped[low] = most;
      swapped[high] = least;
    }
  }
  return swapped;
}

const small = fc.integer({ min: -3, max: 8 });
export const count = fc.integer({ min: 0, max: 3 });
export const name = fc.constantFrom(...memberNames);
const scalar: fc.Arbitrary<Json> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('red', 'green', 'blue', 'a', '') },
  { weight: 2, arbitrary: small },
  { weight: 1, arbitrary: fc.constantFrom<Json[]>(null, true, false, 1.5) },
);
const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 8, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.dictionary(name, scalar, { maxKeys: 2, noNullPrototype: true }) },
);

const usualNumberKeywords: Keywords = { minimum: small, maximum: small };
const rareNumberKeywords: Keywords = {
  exclusiveMinimum: small,
  exclusiveMaximum: small,
  multipleOf: fc.constantFrom(1, 2, 3, 5),
  format: fc.constantFrom(...numberFormats),
};

const lengthKeywords: Keywords = { minLength: count, maxLength: fc.integer({ min: 1, max: 6 }) };
const textSetKeywords: Keywords = {
  pattern: fc.constantFrom(...Object.keys(patterns)),
  format: fc.constantFrom(...Object.keys(formats)),
};

export function both(...made: fc.Arbitrary<JsonObject>[]): fc.Arbitrary<JsonObject> {
  return fc.tuple(...made).map((parts) => Object.assign({}, ...parts) as JsonObject);
}

const numberRules = both(optional(usualNumberKeywords, 2), optional(rareNumberKeywords, 7));
export const textRules = both(optional(lengthKeywords, 3), optional(textSetKeywords, 5));

export const annotations: Keywords = {
  readOnly: fc.constant(true),
  deprecated: fc.constant(true),
  contentMediaType: fc.constant('application/json'),
  title: fc.constant('T'),
  default: scalar,
};

const typeNames = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const;
const types = fc.uniqueArray(fc.constantFrom(...typeNames), { minLength: 1, maxLength: 3 });

export const leaf: fc.Arbitrary<Schema> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<Schema[]>(true, true, false, {}) },
  { weight: 4, arbitrary: textRules.map((made) => ({ type: 'string', ...made })) },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom('integer', 'number'), numberRules).map(([type, made]) => ({ type, ...made })),
  },
  {
    weight: 2,
    arbitrary: fc
      .uniqueArray(value, { minLength: 1, maxLength: 4, selector: (item) => JSON.stringify(item) })
      .map((members) => ({ enum: members })),
  },
  { weight: 1, arbitrary: value.map((only) => ({ const: only })) },
  { weight: 1, arbitrary: types.map((type) => ({ type })) },
  { weight: 1, arbitrary: both(numberRules, textRules, optional({ type: types }, 2)) },
);
