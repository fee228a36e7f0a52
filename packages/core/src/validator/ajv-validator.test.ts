import { describe, expect, it } from 'vitest';
import { AjvValidator } from './ajv-validator.ts';

type Row = readonly [title: string, schema: object | boolean, instance: unknown, accepted: boolean | null];

function judges(rows: readonly Row[]): void {
  it.each(rows)('%s', (_, schema, instance, accepted) => {
    expect(new AjvValidator().accepts(schema, instance)).toBe(accepted);
  });
}

describe('judges', () => {
  judges([
    ['true', true, 1, true],
    ['false', false, 1, false],
    ['type', { type: 'integer' }, 1.5, false],
    ['references', { $ref: '#/$defs/a', $defs: { a: { type: 'string' } } }, 1, false],
    [
      'recursion',
      { $ref: '#/$defs/a', $defs: { a: { items: { $ref: '#/$defs/a' }, maxItems: 1 } } },
      [[[1, 2]]],
      false,
    ],
    [
      'unevaluatedProperties',
      { allOf: [{ properties: { a: true } }], unevaluatedProperties: false },
      { a: 1, b: 1 },
      false,
    ],
    ['dependentRequired', { dependentRequired: { a: ['b'] } }, { a: 1 }, false],
    ['formats', { format: 'uuid' }, 'abc', false],
    ['formats of their own type alone', { format: 'uuid' }, 1, true],
    ['ranges of integers', { format: 'uint8' }, 256, false],
    ['bounds beyond 2^53', { maximum: 9223372036854775807n, enum: [1, 9223372036854775807n] }, 1, true],
    ['an empty schema', {}, { a: [null] }, true],
  ]);
});

describe('knows 2020-12 alone', () => {
  judges([
    ['nullable says nothing', { type: 'string', nullable: true }, null, false],
    ['nullable without type does not throw', { nullable: true }, null, true],
    ['discriminator says nothing', { discriminator: { propertyName: 'kind' }, oneOf: [{ type: 'object' }] }, {}, true],
    ['no asynchronous validation', { $async: true, type: 'string' }, 1, false],
    ['words that it does not know', { 'x-internal': { type: 'string' }, example: 1 }, 1, true],
    ['another $schema', { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'string' }, 1, false],
  ]);

  it('changes no value: defaults stay out, text is no number', () => {
    const instance = { b: '1' };
    const schema = { required: ['a'], properties: { a: { default: 1 }, b: { type: 'number' } } };
    expect(new AjvValidator().accepts(schema, instance)).toBe(false);
    expect(instance).toEqual({ b: '1' });
  });
});

describe('traps of ajv', () => {
  const dynamic = { $dynamicRef: '#a', $defs: { b: { $dynamicAnchor: 'a', type: 'string' } } };
  const twoOfAny = { prefixItems: [true, true], items: { type: 'string' }, uniqueItems: true };
  const proto = JSON.parse('{"properties":{"__proto__":{"type":"string"}},"additionalProperties":false}') as object;
  judges([
    ['a boolean exclusiveMinimum', { minimum: 1, exclusiveMinimum: true }, 1, null],
    ['decimals of multipleOf', { multipleOf: 0.01 }, 19.99, null],
    ['a decimal is no multiple of an integer', { multipleOf: 2 }, 2.5, false],
    ['a multiple of an integer', { multipleOf: 3 }, 9, true],
    ['not for other types', { multipleOf: 0.01 }, 'a', true],
    ['an integer beyond 2^53', { type: 'integer' }, 2 ** 53, null],
    ['a bigint, however deep', { type: 'array' }, [{ a: 1n }], null],
    ['int64 beyond its range', { format: 'int64' }, 2 ** 63, null],
    ['a format that nobody knows', { format: 'house-number' }, 'abc', null],
    ['a format that is named like a method', { format: 'toString' }, 'abc', null],
    ['unless no value comes to it', { properties: { a: { format: 'house-number' } } }, {}, true],
    ['nor one of its types', { format: 'house-number' }, null, true],
    ['byte is judged by contentEncoding', { format: 'byte' }, '%', null],
    ['contentEncoding', { contentEncoding: 'base64' }, '%', null],
    ['contentSchema', { contentSchema: {} }, '%', null],
    ['content of what is no text', { contentMediaType: 'application/json' }, 1, true],
    ['names of methods', { required: ['toString'] }, {}, false],
    ['a member named __proto__', proto, JSON.parse('{"__proto__":1}'), false],
    ['a good one', proto, JSON.parse('{"__proto__":"a"}'), true],
    ['contains beside prefixItems', { prefixItems: [true], contains: true }, [], false],
    ['uniqueItems beside items that are texts', twoOfAny, [0, 0], false],
    ['contains of an array after another', { items: { contains: { type: 'number' } } }, [[1], []], false],
    ['minContains beside it', { contains: { const: 1 }, minContains: 2 }, [1, 2, 1], true],
    ['minContains without contains', { minContains: 2 }, [], true],
    ['unevaluatedItems beside contains', { contains: { const: 1 }, unevaluatedItems: false }, [1], null],
    ['unevaluatedItems alone', { prefixItems: [true], unevaluatedItems: false }, [1, 2], false],
    ['dynamic references', dynamic, 1, null],
    ['a reference that leads nowhere', { $ref: '#/$defs/a' }, 1, null],
    ['a reference to itself', { $ref: '#' }, 1, null],
    ['an unknown type', { type: 'int' }, 1, null],
    [
      'the same identifier twice',
      {
        allOf: [
          { $id: 'a', type: 'string' },
          { $id: 'a', type: 'number' },
        ],
      },
      1,
      null,
    ],
  ]);

  it('what is judged once does not change what is judged later', () => {
    const validator = new AjvValidator();
    const verdicts = ['string', 'number'].map((type) => validator.accepts({ $id: 'https://example.com/a', type }, 1));
    expect(verdicts).toEqual([false, true]);
  });
});

describe('patterns', () => {
  const two = { properties: { a: { pattern: '^a' }, b: { pattern: '^b' } }, patternProperties: { '^x': false } };
  judges([
    ['no two share what was compiled', two, { a: 'a', b: 'b' }, true],
    ['the second counts', two, { a: 'a', b: 'a' }, false],
    ['names of members', two, { xy: 1 }, false],
    ['one that RE2 refuses', { pattern: '(a)\\1' }, 'aa', null],
    ['a look-ahead', { pattern: '^(?!a)' }, 'b', null],
    ['unless no value comes to it', { pattern: '(a)\\1' }, 1, true],
    ['no pattern at all', { pattern: '(' }, 'a', null],
    ['of a closed object', { patternProperties: { '(a)\\1': true }, additionalProperties: false }, { aa: 1 }, null],
  ]);
});
