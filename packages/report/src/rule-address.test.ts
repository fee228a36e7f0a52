import { expect, test } from 'vitest';
import { ruleAddress } from './rule-address.ts';

test('a rule has an address only where the pages are published', () => {
  expect(ruleAddress('operation-removed')).toBe(null);
  expect(ruleAddress('a b', 'https://rules.example/rules#')).toBe('https://rules.example/rules#a%20b');
});
