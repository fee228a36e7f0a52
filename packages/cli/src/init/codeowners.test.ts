import { expect, test } from 'vitest';
import { readCodeowners } from './codeowners.ts';

const owners = (...lines: readonly string[]) => readCodeowners(lines.join('\n'));

test.each([
  ['*', 'api/orders.yaml', true],
  ['*.yaml', 'api/orders.yaml', true],
  ['*.yaml', 'api/orders.json', false],
  ['/api/', 'api/v1/orders.yaml', true],
  ['/api/', 'old/api/orders.yaml', false],
  ['api/', 'old/api/orders.yaml', true],
  ['api', 'old/api/orders.yaml', true],
  ['/api', 'api/orders.yaml', true],
  ['api/*', 'api/orders.yaml', true],
  ['api/*', 'api/v1/orders.yaml', false],
  ['api/**', 'api/v1/orders.yaml', true],
  ['/services/*/openapi.yaml', 'services/shop/openapi.yaml', true],
  ['/.hidden/', '.hidden/orders.yaml', true],
  ['my\\ api/', 'my api/orders.yaml', true],
])('%s and %s: %s', (pattern, path, fits) => {
  expect(owners(`${pattern} @team`)(path)).toBe(fits ? '@team' : null);
});

test('the last line that fits counts', () => {
  const ownerOf = owners(
    '* @all',
    '/api/ @api @shop # both',
    '/api/free.yaml',
    '# /api/ @nobody',
    '[Section] @section',
  );
  expect(ownerOf('README.md')).toBe('@all');
  expect(ownerOf('api/orders.yaml')).toBe('@api @shop');
  expect(ownerOf('api/free.yaml')).toBe(null);
});

test('a text that is empty names nobody', () => {
  expect(readCodeowners('\r\n\r\n')('api.yaml')).toBe(null);
});
