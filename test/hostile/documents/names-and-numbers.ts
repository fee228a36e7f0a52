import { expect } from 'vitest';
import { type HostileDocument, json, reads, refused, yaml } from '../document.ts';

/** Keys that mean something to JavaScript, and numbers that a double cannot hold. */

const POISON = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'then'];

const ownNames = (value: unknown) => Object.keys(value as object);

export const NAMES_AND_NUMBERS: readonly HostileDocument[] = [
  reads(
    'poisonous keys in JSON',
    () => json(`"x-a": {${POISON.map((name) => `"${name}": {"polluted": true}`).join(', ')}}`),
    (value) => expect(ownNames(value['x-a'])).toEqual(POISON),
  ),
  reads(
    'poisonous keys in YAML',
    () => yaml(`x-a:\n${POISON.map((name) => `  ${name}: {polluted: true}\n`).join('')}`),
    (value) => expect(ownNames(value['x-a'])).toEqual(POISON),
  ),
  reads(
    'poisonous keys read exactly',
    () => json(`"x-n": 9007199254740993, "x-a": {"__proto__": {"polluted": true}}`),
    (value) => {
      expect(ownNames(value['x-a'])).toEqual(['__proto__']);
      expect(value['x-n']).toBe(9007199254740993n);
    },
  ),
  reads(
    'a poisonous key by merge',
    () => yaml('x-b: &b {__proto__: {polluted: true}}\nx-a: {<<: *b}\n'),
    (value) => expect(ownNames(value['x-a'])).toEqual(['__proto__']),
  ),
  reads(
    'a poisonous component name',
    () => json('"components": {"schemas": {"__proto__": {"type": "string"}, "constructor": {"type": "object"}}}'),
    (value) =>
      expect(ownNames((value.components as { schemas: object }).schemas)).toEqual(['__proto__', 'constructor']),
  ),
  reads(
    'integers beyond 2^53',
    () => yaml('x-a: [9007199254740993, -9223372036854775808, 18446744073709551615]\n'),
    (value) => expect(value['x-a']).toEqual([9007199254740993n, -9223372036854775808n, 18446744073709551615n]),
  ),
  reads(
    'an integer of a thousand digits',
    () => json(`"x-a": ${'9'.repeat(1_000)}`),
    (value) => expect(value['x-a']).toBe(10n ** 1_000n - 1n),
  ),
  refused('an integer of a million digits', 'number-too-large', () => json(`"x-a": ${'9'.repeat(1_000_000)}`)),
  refused('an integer of a million digits in YAML', 'number-too-large', () => yaml(`x-a: ${'9'.repeat(1_000_000)}\n`)),
  reads(
    'a number beyond the range of a double',
    () => json('"x-a": 1e999'),
    (value, { notices }) => {
      expect(value['x-a']).toBe(Number.POSITIVE_INFINITY);
      expect(notices.map(({ code }) => code)).toEqual(['number-too-large']);
    },
  ),
  reads(
    'infinity and not-a-number',
    () => yaml('x-a: [.inf, -.inf, .nan]\n'),
    (value) => expect(value['x-a']).toEqual([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN]),
  ),
  reads(
    'keys that are no texts',
    () => yaml('x-a: {200: a, on: b, no: c, null: d, 1.50: e, 2026-11-20: f}\n'),
    (value) => expect(value['x-a']).toEqual({ 200: 'a', on: 'b', no: 'c', null: 'd', '1.50': 'e', '2026-11-20': 'f' }),
  ),
  reads(
    'a hundred thousand keys',
    () => json(`"x-a": {${Array.from({ length: 100_000 }, (_, index) => `"k${index}": ${index}`).join(',')}}`),
    (value) => expect(ownNames(value['x-a'])).toHaveLength(100_000),
  ),
  reads(
    'a hundred thousand repeated keys',
    () => json(`"x-a": {${'"k": 1,'.repeat(100_000)} "k": 2}`),
    (value, { notices }) => {
      expect(value['x-a']).toEqual({ k: 2 });
      expect(notices.length).toBe(50);
    },
  ),
];
