import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject, type Schema } from './json.ts';
import { ajvGaps } from './oracle/ajv-gaps.ts';
import { AjvOracle, withoutExclusivity } from './oracle/ajv-oracle.ts';
import { undeclaredIn, undeclaredInAnyChoice } from './oracle/declared.ts';
import { evaluate, matches } from './oracle/evaluate.ts';
import { formatHolds } from './oracle/formats.ts';
import { randomPair } from './pairs.ts';
import { Random, seedOf } from './random.ts';
import { furtherEdits, wideningEdits } from './schemas/edits.ts';
import { positionsOf } from './schemas/positions.ts';
import { rewrites } from './schemas/rewrites.ts';
import { isSafePattern, upgraded } from './schemas/upgrade.ts';
import { formats, namePatterns, patterns } from './schemas/words.ts';

describe('what is left to the evaluator alone', () => {
  for (const { what, example } of ajvGaps) {
    it(`${what}: ajv is wrong, the evaluator right`, () => {
      expect(new AjvOracle().accepts(example.schema, example.instance)).toBe(!example.right);
      expect(evaluate(example.schema, example.instance).valid).toBe(example.right);
    });
  }
});

it('ajv is given words that it judges rightly', () => {
  const ajv = new AjvOracle();
  expect(ajv.accepts({ prefixItems: [true], contains: true }, [])).toBe(false);
  expect(ajv.accepts({ items: { contains: true } }, [[1], []])).toBe(false);
  expect(ajv.accepts({ items: { contains: true, minContains: 0 } }, [[1], []])).toBe(true);
  const unique = { prefixItems: [true, true], items: { type: 'string' }, uniqueItems: true };
  expect(ajv.accepts(unique, [0, 0])).toBe(false);
  const anchored = {
    $dynamicRef: '#n',
    $defs: { n: { $dynamicAnchor: 'n', items: { $dynamicRef: '#n' }, type: 'array' } },
  };
  expect(ajv.accepts(anchored, [[[]]])).toBe(true);
  expect(ajv.accepts(anchored, [[1]])).toBe(false);
});

describe('words', () => {
  it('match their patterns, and conform to their formats', () => {
    for (const [pattern, words] of [...Object.entries(patterns), ...Object.entries(namePatterns)]) {
      expect(isSafePattern(pattern)).toBe(true);
      for (const word of words) expect(matches(pattern, word), `${pattern} ${word}`).toBe(true);
    }
    for (const [format, { members, others }] of Object.entries(formats)) {
      for (const word of members) expect(formatHolds(format, word), `${format} ${word}`).toBe(true);
      for (const word of others) expect(formatHolds(format, word), `${format} ${word}`).toBe(false);
    }
  });
});

/** Random schema objects, many of each shape. */
function randomPlaces(): { root: Schema; schema: JsonObject }[] {
  return Array.from({ length: 400 }, (_, index) => randomPair(seedOf(5, index)).sender).flatMap((root) =>
    positionsOf(root).map(({ schema }) => ({ root, schema })),
  );
}

describe('edits', () => {
  const places = randomPlaces();
  const applies = (apply: (schema: JsonObject, random: Random, root: Schema) => boolean) =>
    places.some(({ root, schema }, index) => {
      const copy = structuredClone(schema);
      return apply(copy, new Random(index), root) && JSON.stringify(copy) !== JSON.stringify(schema);
    });

  it('each apply somewhere', () => {
    const idle = [...wideningEdits, ...furtherEdits, ...rewrites].filter(({ apply }) => !applies(apply));
    expect(idle.map(({ name }) => name)).toEqual([]);
  });
});

describe('positions', () => {
  it('know what widening a part does to the whole', () => {
    const law = (root: Schema, keyword: string) => {
      const found = positionsOf(root).find(({ schema }) => schema.title === keyword);
      return found?.law;
    };
    expect(law({ properties: { a: { title: 'here' } } }, 'here')).toBe('same');
    expect(law({ not: { items: { title: 'here' } } }, 'here')).toBe('opposite');
    expect(law({ oneOf: [{ title: 'here' }] }, 'here')).toBe('neither');
    expect(law({ contains: { title: 'here' } }, 'here')).toBe('same');
    expect(law({ contains: { title: 'here' }, maxContains: 2 }, 'here')).toBe('neither');
    const twice = { $ref: '#/$defs/d', not: { $ref: '#/$defs/d' }, $defs: { d: { title: 'here' } } };
    expect(law(twice, 'here')).toBe('neither');
  });
});

describe('members that a sender does not declare', () => {
  const open = { properties: { a: {} } };

  it('are those of an object that declares others', () => {
    expect(undeclaredIn(open, { a: 1, b: 1 })).toEqual(['/b']);
    expect(undeclaredIn({ allOf: [open, { required: ['b'] }] }, { a: 1, b: 1 })).toEqual([]);
    expect(undeclaredIn({ items: open }, [{}, { 'b/c': 1 }])).toEqual(['/1/b~1c']);
  });

  it('are none where the object is open in so many words, typed or free-form', () => {
    expect(undeclaredIn({ ...open, additionalProperties: true }, { b: 1 })).toEqual([]);
    expect(undeclaredIn({ ...open, additionalProperties: { type: 'number' } }, { b: 1 })).toEqual([]);
    expect(undeclaredIn({ type: 'object' }, { b: { c: 1 } })).toEqual([]);
  });

  it('are none where one branch of a union leaves room, if that one may be meant', () => {
    const union = { anyOf: [open, true] };
    expect(undeclaredIn(union, { b: 1 })).toEqual(['/b']);
    expect(undeclaredInAnyChoice(union, { b: 1 })).toEqual([]);
    expect(undeclaredInAnyChoice({ anyOf: [open, { properties: { c: {} } }] }, { b: 1 })).toEqual(['/b']);
  });
});

describe('documents of other dialects', () => {
  it('are read in the words of 2020-12', () => {
    const old = { type: 'integer', nullable: true, enum: [1], minimum: 1, exclusiveMinimum: true, 'x-a': 1 };
    expect(upgraded(old, true)).toEqual({ type: ['integer', 'null'], enum: [1, null], exclusiveMinimum: 1 });
    expect(upgraded({ $ref: '#/components/schemas/A', minimum: 1 }, true)).toEqual({ $ref: '#/components/schemas/A' });
  });

  it('lose what the validators cannot judge', () => {
    const given = { multipleOf: 0.01, maximum: 2 ** 60, format: 'iban', pattern: '(a+)+$', type: 'string' };
    expect(upgraded(given, false)).toEqual({ type: 'string' });
  });
});

it('exclusivity is taken from oneOf wherever it stands', () => {
  const schema = { properties: { oneOf: { oneOf: [true] } }, const: { oneOf: 1 } };
  expect(withoutExclusivity(schema)).toEqual({ properties: { oneOf: { anyOf: [true] } }, const: { oneOf: 1 } });
  expect(withoutExclusivity({ oneOf: [true], anyOf: [false] })).toEqual({
    anyOf: [false],
    allOf: [{ anyOf: [true] }],
  });
});

it('the same seed gives the same pair', () => {
  for (const seed of [1, 2, 3]) expect(randomPair(seed)).toEqual(randomPair(seed));
  expect(isObject(randomPair(1).sender)).toBe(true);
});
