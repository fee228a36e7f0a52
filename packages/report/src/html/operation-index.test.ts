import type { OperationRef } from '@contract-check/core';
import { expect, test } from 'vitest';
import { numberRanges, operationIndex } from './operation-index.ts';

test.each([
  [[], ''],
  [[4], '4'],
  [[0, 1, 2, 7, 9, 10], '0-2 7 9-10'],
])('numbers %j are written as "%s"', (numbers, text) => {
  expect(numberRanges(numbers)).toBe(text);
});

function reaching(...names: readonly string[]) {
  const operations = names.map((name): OperationRef => {
    const [method = '', path = ''] = name.split(' ');
    return { key: name, method, path, id: null };
  });
  return { operations };
}

test('operations are in the order of their paths, each once', () => {
  const last = reaching('GET /b', 'POST /a', 'GET /c');
  const index = operationIndex([reaching('GET /c', 'GET /a'), last]);
  expect(index.names).toEqual(['GET /a', 'POST /a', 'GET /b', 'GET /c']);
  expect(index.positions(last)).toBe('1-3');
  expect(index.positions(reaching())).toBe('');
});
