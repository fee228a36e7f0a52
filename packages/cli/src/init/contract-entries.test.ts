import { expect, test } from 'vitest';
import { namedContracts } from './contract-entries.ts';

const names = (...found: readonly (readonly [path: string, title: string])[]): readonly string[] =>
  namedContracts(found.map(([path, title]) => ({ path, title }))).map(({ name }) => name);

test('names come from titles', () => {
  expect(names(['a.yaml', 'Orders API (v2)'], ['b.yaml', 'Crème & Brûlée'])).toEqual(['orders-api-v2', 'creme-brulee']);
});

test('a title without letters gives way to the file', () => {
  expect(names(['api/orders.yaml', '注文'])).toEqual(['orders']);
  expect(names(['注.yaml', '注文'])).toEqual(['api']);
});

test('contracts of one title are told apart by folder, then by path, then by number', () => {
  expect(names(['shop/openapi.yaml', 'API'], ['users/openapi.yaml', 'API'])).toEqual(['api-shop', 'api-users']);
  expect(names(['v1/a.yaml', 'API'], ['v1/b.yaml', 'API'])).toEqual(['v1-a', 'v1-b']);
  expect(names(['注/文.yaml', '注'], ['文/注.yaml', '文'])).toEqual(['api', 'api-2']);
});
