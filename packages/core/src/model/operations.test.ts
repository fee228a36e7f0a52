import { describe, expect, it } from 'vitest';
import { modelOf } from '../../../../test/support/models.ts';

const get = { responses: {} };

describe('operations', () => {
  it.each<readonly [string, object, object, readonly string[]]>([
    ['in order of key', { '/b': { get }, '/a/{id}/': { get, post: get } }, {}, ['GET /a/{}', 'GET /b', 'POST /a/{}']],
    ['strip a prefix', { '/v1/a': { get }, '/v10/b': { get } }, { strip: '/v1' }, ['GET /a', 'GET /v10/b']],
    ['add a prefix', { '/a': { get } }, { add: '/v1/' }, ['GET /v1/a']],
    ['leave out extensions', { 'x-note': { get }, '/a': { 'x-get': get } }, {}, []],
    ['have methods of their own', { '/a': { additionalOperations: { COPY: get } } }, {}, ['COPY /a']],
  ])('%s', async (_, paths, prefix, keys) => {
    expect((await modelOf({ paths }, prefix)).operations.map(({ key }) => key)).toEqual(keys);
  });

  it('take the nearest server', async () => {
    const servers = (url: string) => [{ url }];
    const model = await modelOf({
      servers: servers('/root'),
      paths: { '/a': { servers: servers('/item'), get, post: { ...get, servers: servers('/own') } }, '/b': { get } },
    });
    expect(model.operations.map(({ key }) => key)).toEqual(['GET /item/a', 'GET /root/b', 'POST /own/a']);
  });
});

it('webhooks are found under both names', async () => {
  const hooks = { moved: { post: get } };
  for (const holder of ['webhooks', 'x-webhooks']) {
    expect((await modelOf({ [holder]: hooks })).webhooks.map(({ key }) => key)).toEqual(['WEBHOOK moved POST']);
  }
});
