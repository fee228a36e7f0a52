import { describe, expect, it } from 'vitest';
import { SERVER, type Span } from './read-export.ts';
import { type ServedCall, servedCall } from './served-call.ts';

const told = { 'http.request.method': 'GET', 'http.route': '/a', 'http.response.status_code': '200' };

function span(attributes: Record<string, string>, resource: Record<string, string> = {}): Span {
  return {
    key: 'key',
    parent: null,
    kind: SERVER,
    startNs: 0n,
    endNs: 1_500_000n,
    hasFailed: false,
    attributes: new Map(Object.entries({ ...told, ...attributes })),
    resource: new Map(Object.entries({ 'service.name': 'orders', ...resource })),
  };
}

const callOf = (attributes: Record<string, string>, resource = {}) =>
  servedCall(span(attributes, resource)) as ServedCall;

describe('A server span', () => {
  it.each([
    ['/v1/orders/:id', '/v1/orders/{}'],
    ['/v1/orders/:id(\\d+)/lines/:line?', '/v1/orders/{}/lines/{}'],
    ['v1/orders/<int:id>/', '/v1/orders/{}/'],
    ['/orders/[id]', '/orders/{}'],
    ['/orders/{id:int}.{form}', '/orders/{}.{}'],
    ['/orders/:id(.:format)', '/orders/{}'],
    ['/', '/'],
  ])('of the route %s is of %s', (route, template) => {
    expect(callOf({ 'http.route': route }).route).toBe(template);
  });

  it.each([
    [{ 'url.path': '/a', 'http.target': '/b' }, '/a'],
    [{ 'http.target': '/b?secret=1' }, '/b'],
    [{ 'http.url': 'https://host/c?secret=1' }, '/c'],
    [{ 'url.full': 'no url' }, null],
    [{ 'url.path': `/${'a'.repeat(4000)}` }, null],
  ])('with %o was for the path %s', (attributes, path) => {
    expect(callOf(attributes).path).toBe(path);
  });

  it.each([
    [
      { 'peer.service': 'web', 'user_agent.original': 'x/1' },
      { name: 'web', version: null, identifiedBy: 'span' },
    ],
    [{ 'user_agent.original': 'billing/1.4 (x)' }, { name: 'billing', version: '1.4', identifiedBy: 'user-agent' }],
    [{ 'http.user_agent': 'curl' }, { name: 'curl', version: null, identifiedBy: 'user-agent' }],
    [{ 'user_agent.original': '(none)' }, null],
    [{ 'peer.service': 'a\u0000b' }, null],
  ])('with %o says that %o called', (attributes, caller) => {
    expect(callOf(attributes).told).toEqual(caller);
  });

  it('says where it was served, and for how long', () => {
    expect(callOf({}).place).toEqual({
      service: 'orders',
      environment: 'default',
      providerVersion: null,
      instance: 'unknown',
    });
    const resource = { 'service.version': '2', 'deployment.environment': 'prod', 'k8s.pod.name': 'orders-7' };
    expect(callOf({}, resource)).toMatchObject({
      place: { environment: 'prod', providerVersion: '2', instance: 'orders-7' },
      durationMs: 1.5,
    });
  });

  it('of another method than those that are known names it', () => {
    const attributes = { 'http.request.method': '_OTHER', 'http.request.method_original': 'PURGE' };
    expect(callOf(attributes).method).toBe('PURGE');
  });
});
