import type { Document } from '../../../packages/server/src/generated/api.ts';

/** One operation: a required text in its answer, and parameters of its query. */
interface Order {
  readonly member?: string;
  readonly required?: readonly string[];
}

/** A contract of the service "orders" in two files: the paths, and the schema of an order. */
export function orders(version: string, { member = 'status', required = [] }: Order = {}): Document[] {
  const parameters = required.map((name) => ({ name, in: 'query', required: true, schema: { type: 'string' } }));
  const schema = { $ref: 'schemas/order.json' };
  const responses = { 200: { description: 'It.', content: { 'application/json': { schema } } } };
  const path = '/orders/{orderId}';
  const orderId = { name: 'orderId', in: 'path', required: true, schema: { type: 'string' } };
  const get = { operationId: 'getOrder', parameters: [orderId, ...parameters], responses };
  const entry = {
    openapi: '3.1.0',
    info: { title: 'Orders', version },
    servers: [{ url: 'https://api.example.com/v1' }],
    paths: { [path]: { get } },
  };
  const order = { type: 'object', required: [member], properties: { [member]: { type: 'string' } } };
  return [
    { path: 'openapi.json', text: JSON.stringify(entry) },
    { path: 'schemas/order.json', text: JSON.stringify(order) },
  ];
}
