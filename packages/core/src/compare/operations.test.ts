import { expect, it } from 'vitest';
import { contractOf, factsBetween } from '../../../../test/support/models.ts';

const op = (operationId?: string) => ({ responses: {}, ...(operationId === undefined ? {} : { operationId }) });

it('webhooks and callbacks pair by name', async () => {
  const callbacks = (name: string) => ({ callbacks: { [name]: { '{$url}': { post: op() } } } });
  expect(await factsBetween(contractOf(callbacks('done')), contractOf(callbacks('failed')))).toEqual([
    'callback-added failed',
    'callback-removed done',
  ]);
  expect(await factsBetween({ webhooks: { a: { post: op() } } }, { webhooks: { b: { post: op() } } })).toEqual([
    'webhook-added b',
    'webhook-removed a',
  ]);
});
