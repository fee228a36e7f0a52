import { callbackKey, operationKey, webhookKey } from '@contract-check/protocol';
import { expect, test } from 'vitest';
import { operationsText, operationText } from './operations-text.ts';

const order = operationKey({ method: 'POST', path: '/orders/{id}' });

test.each([
  ['an operation', order, 'POST', '/orders/{id}', 'POST /orders/{id}'],
  ['a webhook', webhookKey('order paid', 'POST'), 'POST', 'order paid', 'webhook order paid POST'],
  [
    'a callback',
    callbackKey(order, 'onPaid', '{$request.body#/url}', 'POST'),
    'POST',
    '{$request.body#/url}',
    'callback onPaid POST {$request.body#/url}',
  ],
  ['a path with a space', 'GET /a b/{}', 'GET', '/a b/{id}', 'GET /a b/{id}'],
  ['an operation of another kind', '/pkg.Service/Method', 'POST', 'pkg.Service', '/pkg.Service/Method'],
])('%s is told to people', (_, key, method, path, text) => {
  expect(operationText({ key, method, path, id: null })).toBe(text);
});

test('the others are counted', () => {
  const operation = { key: order, method: 'POST', path: '/orders/{id}', id: null };
  expect(operationsText({ operations: [] })).toEqual({ first: '', more: '' });
  expect(operationsText({ operations: [operation] })).toEqual({ first: 'POST /orders/{id}', more: '' });
  expect(operationsText({ operations: [operation, operation, operation] }).more).toBe(' (+2 more)');
});
