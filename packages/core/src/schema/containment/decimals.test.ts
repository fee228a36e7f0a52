import { expect, it } from 'vitest';
import { decimalOf, isMultipleOf, leastCommonMultiple, numberOf } from './decimals.ts';

it.each<[value: number | bigint, digits: bigint, scale: number]>([
  [12, 12n, 0],
  [-1.25, -125n, 2],
  [1e-7, 1n, 7],
  [2.5e21, 2500000000000000000000n, 0],
  [9007199254740993n, 9007199254740993n, 0],
])('%s is exact', (value, digits, scale) => {
  expect(decimalOf(value)).toEqual({ digits, scale });
  expect(numberOf({ digits, scale })).toBe(Number.isSafeInteger(value) || scale > 0 ? value : BigInt(value));
});

it('knows what a double cannot hold', () => {
  expect(numberOf({ digits: 12345678901234567891n, scale: 3 })).toBe(null);
});

it.each<[value: number | bigint, divisor: number | bigint, expected: boolean]>([
  [0.3, 0.1, true],
  [4.35, 0.01, true],
  [1.1, 0.5, false],
  [0, 7, true],
  [9007199254740993n, 2, false],
])('%s is a multiple of %s: %s', (value, divisor, expected) => {
  expect(isMultipleOf(value, divisor)).toBe(expected);
});

it('finds what two steps have in common', () => {
  expect(leastCommonMultiple(4n, 6n)).toBe(12n);
});
