import { describe, expect, it } from 'vitest';
import { contractOperations } from './contract-operations.ts';
import { loadContract } from './load-and-diff.ts';

const refuse = () =>
  Promise.resolve({ ok: false, code: 'file-not-found', message: 'One file.', fix: 'None.' } as const);

async function operationsOf(contract: object) {
  const loaded = await loadContract({ uri: 'api.json', label: 'api.json', text: JSON.stringify(contract) }, refuse);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return contractOperations(loaded.value);
}

const responses = { 200: { description: 'Done' } };

describe('the operations of a contract', () => {
  it('have the keys that usage joins on', async () => {
    const found = await operationsOf({
      openapi: '3.1.0',
      servers: [{ url: 'https://api.example.com/v1' }],
      paths: { '/orders/{orderId}': { get: { operationId: 'getOrder', responses }, delete: { responses } } },
      webhooks: { shipped: { post: { responses } } },
    });
    expect(found).toEqual([
      { key: 'DELETE /v1/orders/{}', method: 'DELETE', path: '/orders/{orderId}', id: null },
      { key: 'GET /v1/orders/{}', method: 'GET', path: '/orders/{orderId}', id: 'getOrder' },
      { key: 'WEBHOOK shipped POST', method: 'POST', path: 'shipped', id: null },
    ]);
  });

  it('are told once for each key, without callbacks', async () => {
    const callbacks = { paid: { '{$request.body#/url}': { post: { responses } } } };
    const found = await operationsOf({
      openapi: '3.0.3',
      paths: { '/a/{y}': { get: { responses } }, '/a/{x}': { get: { responses, callbacks } } },
    });
    expect(found.map(({ key, path }) => [key, path])).toEqual([['GET /a/{}', '/a/{x}']]);
  });
});
