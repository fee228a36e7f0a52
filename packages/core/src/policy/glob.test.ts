import { expect, it } from 'vitest';
import { globMatcher } from './glob.ts';

it.each<readonly [string, string, boolean]>([
  ['/orders', '/orders', true],
  ['/orders', '/orders/{id}', false],
  ['/orders/*', '/orders/{id}', true],
  ['/orders/*', '/orders/{id}/items', false],
  ['/orders/*', '/orders', false],
  ['/o*s', '/orders', true],
  ['/*r*r*', '/orders', true],
  ['/*r*e*e*', '/orders', false],
  ['/*r*s', '/orders', true],
  ['/order?', '/orders', true],
  ['/order?', '/order', false],
  ['/order?', '/order/', false],
  ['/orders/**', '/orders', true],
  ['/orders/**', '/orders/{id}/items', true],
  ['/orders/**', '/ordersets', false],
  ['/**/items', '/items', true],
  ['/**/items', '/orders/{id}/items', true],
  ['/**/items/*', '/orders/items/items/a', true],
  ['/**/items/*', '/orders/items/a/b', false],
  ['**', '/anything/at/all', true],
  ['GET /orders/**', 'GET /orders/{id}', true],
  ['GET /orders/**', 'POST /orders/{id}', false],
  ['* /orders', 'DELETE /orders', true],
  ['', '', true],
])('%s on %s: %s', (glob, text, expected) => {
  expect(globMatcher(glob)(text)).toBe(expected);
});

it.each<readonly [string, string, boolean]>([
  ['/orders/{id}', '/orders/{id}', true],
  ['/orders/{id,name}', '/orders/id', false],
  ['/orders/{id}', '/orders/id', false],
  ['GET /v1/orders/{}', 'GET /v1/orders/{}', true],
  ['/files/[ab]+(c).(d)', '/files/[ab]+(c).(d)', true],
  ['/files/[ab]', '/files/a', false],
  ['!/orders', '/items', false],
])('what is no star stands for itself: %s on %s: %s', (glob, text, expected) => {
  expect(globMatcher(glob)(text)).toBe(expected);
});

it('is not slowed down by stars without end', () => {
  const fits = globMatcher(`/${'**/*a*a*a*a*a*a*a*a/'.repeat(20)}b`);
  expect(fits(`/${`${'a'.repeat(500)}/`.repeat(60)}c`)).toBe(false);
});
