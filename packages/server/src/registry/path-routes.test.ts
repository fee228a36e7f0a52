import { describe, expect, it } from 'vitest';
import { pathRoutes } from './path-routes.ts';

const keys = [
  'GET /',
  'GET /v1/orders',
  'GET /v1/orders/{}',
  'GET /v1/orders/search',
  'GET /v1/orders/{}/items/{}',
  'PURGE-ALL /v1/orders',
  'POST /v1/orders/{}:cancel',
  'POST /v1/orders/{}',
  'POST /v1/orders/by-{}',
  'GET /files/{}.{}',
  'GET /files/{}',
  'GET /maps/{},{}/(all)',
  'GET /a%20b/{}{}',
  'GET /c*/x',
  'GET /d:e/x',
  'GET /many/{}-{}-{}-{}',
  'GET /query?action=list',
  'WEBHOOK shipped POST',
];

describe('the operation that was called', () => {
  const match = pathRoutes(keys);
  it.each([
    ['GET', '/', 'GET /'],
    ['get', '/v1/orders?page=2', 'GET /v1/orders'],
    ['GET', '/v1//orders/', 'GET /v1/orders'],
    ['GET', '/v1/orders/17', 'GET /v1/orders/{}'],
    ['GET', '/v1/orders/search', 'GET /v1/orders/search'],
    ['GET', '/v1/orders/a%2Fb', 'GET /v1/orders/{}'],
    ['GET', '/v1/orders/17/items/3', 'GET /v1/orders/{}/items/{}'],
    ['PURGE-ALL', '/v1/orders', 'PURGE-ALL /v1/orders'],
    ['POST', '/v1/orders/17:cancel', 'POST /v1/orders/{}:cancel'],
    ['POST', '/v1/orders/17', 'POST /v1/orders/{}'],
    ['POST', '/v1/orders/by-name', 'POST /v1/orders/by-{}'],
    ['GET', '/files/a.json', 'GET /files/{}.{}'],
    ['GET', '/files/a', 'GET /files/{}'],
    ['GET', '/maps/1,2/(all)', 'GET /maps/{},{}/(all)'],
    ['GET', '/a%20b/c', 'GET /a%20b/{}{}'],
    ['GET', '/c*/x', null],
    ['GET', '/d:e/x', 'GET /d:e/x'],
    ['DELETE', '/v1/orders', null],
    ['GET', '/V1/orders', null],
    ['GET', '/v1/orders/17/items', null],
    ['GET', '/many/1-2-3-4', null],
    ['GET', '/query?action=list', null],
    ['GET', '/%zz', null],
    ['GET', 'no path', null],
    ['GET', '', null],
    ['POST', '/shipped', null],
  ])('%s %s', (method, path, key) => {
    expect(match(method, path)).toBe(key);
  });

  it('is found among thousands of paths, and in one that was made to take long', () => {
    const some = Array.from({ length: 3000 }, (_, index) => `GET /things${index}/{}`);
    const long = pathRoutes([...some, 'GET /x/{}-{}-{}']);
    expect(long('GET', '/things2999/1')).toBe('GET /things2999/{}');
    expect(long('GET', `/x/${'-'.repeat(490)}`)).toBe('GET /x/{}-{}-{}');
    expect(long('GET', `/x/${'-a'.repeat(10_000)}/`)).toBeNull();
  });
});
