import type { SurfaceStep } from '@contract-check/protocol';
import { expect, it } from 'vitest';
import { placeText } from './place-text.ts';

it.each<readonly [readonly SurfaceStep[], string]>([
  [[], 'the operation'],
  [[{ body: 'request' }], 'the request body'],
  [[{ response: '200' }, { body: 'response' }], 'the 200 response body'],
  [[{ response: '404' }], 'the 404 response'],
  [[{ response: '200' }, { header: 'ETag' }], 'header "ETag"'],
  [[{ in: 'query', name: 'limit' }], 'query parameter "limit"'],
  [[{ in: 'query', name: 'ids' }, 'items'], 'items of query parameter "ids"'],
  [[{ body: 'request' }, { property: 'lines' }, 'items', { property: 'sku' }], '"sku"'],
  [[{ body: 'request' }, { property: 'prices' }, 'values', 'items'], 'items of values of "prices"'],
  [[{ in: 'query', name: 'sort' }, { enumValue: 'up' }], 'query parameter "sort"'],
])('%j is %s', (steps, text) => {
  expect(placeText(steps)).toBe(text);
});
