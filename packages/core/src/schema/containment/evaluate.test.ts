import { describe, expect, it } from 'vitest';
import { normalOf } from '../../../../../test/support/normal-schemas.ts';
import { Evaluator, LITERAL, type Width } from './evaluate.ts';
import { Patterns } from './patterns.ts';

function accepts(schema: unknown, value: unknown, width: Width = LITERAL): boolean | null {
  const side = width.tolerant ? ({ sender: 'provider', position: 'receiver' } as const) : {};
  return new Evaluator(new Patterns(), width).accepts(normalOf(schema, side), value);
}

// Where other validators are known to differ; all else is shown in test/normal-form.
describe('what is evaluated', () => {
  const contained = { contains: { type: 'string' }, unevaluatedItems: false };
  const condition = { if: { properties: { a: { type: 'integer' } } }, unevaluatedProperties: false };
  it.each<[says: string, schema: unknown, value: unknown, expected: boolean]>([
    ['an item that contains accepts', contained, ['a'], true],
    ['no item that it rejects', contained, ['a', 1], false],
    ['the same where none is asked for', { ...contained, minContains: 0 }, ['a'], true],
    ['a member that a condition accepts', condition, { a: 1 }, true],
    ['nothing where the condition does not hold', condition, { a: 'x' }, false],
    ['nothing beside', { allOf: [{ properties: { a: true } }, { unevaluatedProperties: false }] }, { a: 1 }, false],
  ])('%s', (_, schema, value, expected) => {
    expect(accepts(schema, value)).toBe(expected);
  });
});

describe('wider readings', () => {
  const anyBranch = { ...LITERAL, anyBranch: true };
  const tolerant = { ...LITERAL, tolerant: true };
  const overlapping = { oneOf: [{ type: 'integer' }, { minimum: 5 }] };
  const tagged = {
    oneOf: ['a', 'b'].map((kind) => ({ type: 'object', required: ['kind'], properties: { kind: { const: kind } } })),
  };
  const byOneValue = {
    oneOf: [
      { type: 'object', properties: { kind: { enum: ['a'] } } },
      { type: 'object', properties: { kind: { enum: ['b'] }, n: { type: 'integer' } } },
      { type: 'null' },
    ],
  };
  it.each<[says: string, schema: unknown, value: unknown, width: Width, verdicts: [wide: boolean, literal: boolean]]>([
    ['several branches', overlapping, 6, anyBranch, [true, false]],
    ['no branch', overlapping, 1.5, anyBranch, [false, false]],
    ['several branches below not', { not: overlapping }, 6, anyBranch, [true, true]],
    ['a value that is not listed', { enum: ['a'] }, 'b', tolerant, [true, false]],
    ['a value of another type', { enum: ['a'] }, 1, tolerant, [false, false]],
    ['null', { enum: ['a'] }, null, tolerant, [false, false]],
    ['a constant', { const: 'a' }, 'b', tolerant, [false, false]],
    ['a value below not', { not: { enum: ['a'] } }, 'b', tolerant, [true, true]],
    ['an unknown tag', tagged, { kind: 'c' }, tolerant, [true, false]],
    ['an unknown tag of lists of one', byOneValue, { kind: 'c' }, tolerant, [true, false]],
    ['a known tag of lists of one', byOneValue, { kind: 'b', n: 'x' }, tolerant, [false, false]],
    ['no tag', tagged, {}, tolerant, [false, false]],
    ['a tag of another type', tagged, { kind: 1 }, tolerant, [false, false]],
  ])('%s', (_, schema, value, width, verdicts) => {
    expect([accepts(schema, value, width), accepts(schema, value)]).toEqual(verdicts);
  });
});

it.each<[says: string, schema: unknown, value: unknown]>([
  ['a pattern that nobody reads', { pattern: '(' }, 'a'],
  ['a schema that is nothing but itself', { $ref: '#' }, 1],
  ['the opposite of what nobody knows', { not: { pattern: '(' } }, 'a'],
])('%s is not judged', (_, schema, value) => {
  expect(accepts(schema, value)).toBe(null);
});

it.each<[schema: unknown, value: unknown, expected: boolean]>([
  [{ minimum: 9007199254740993n }, 9007199254740992n, false],
  [{ minimum: 9007199254740993n }, 9007199254740994n, true],
  [{ multipleOf: 0.1 }, 0.3, true],
  [{ multipleOf: 0.01 }, 19.99, true],
  [{ multipleOf: 3 }, 9007199254740993n, true],
  [{ enum: [1] }, 1n, true],
])('%o accepts %o: %s', (schema, value, expected) => {
  expect(accepts(schema, value)).toBe(expected);
});
