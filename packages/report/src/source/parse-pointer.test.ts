import { expect, test } from 'vitest';
import { parsePointer } from './parse-pointer.ts';

test.each([
  ['#', []],
  ['#/', ['']],
  ['#/paths/~1orders~1%7Bid%7D/get', ['paths', '/orders/{id}', 'get']],
  ['#/a~01', ['a~1']],
  ['#/100%/x', ['100%', 'x']],
])('%s', (fragment, segments) => {
  expect(parsePointer(fragment)).toEqual(segments);
});
