import { expect, it } from 'vitest';
import { nodeOf } from '../../../../test/support/models.ts';
import { readServers } from './servers.ts';

it.each<readonly [object, readonly (readonly [url: string, basePath: string])[] | undefined]>([
  [{ servers: [{ url: 'https://a.example/v1/' }] }, [['https://a.example/v1/', '/v1']]],
  [
    {
      servers: [
        { url: 'https://{host}/{stage}', variables: { host: { default: 'a.example' }, stage: { default: 'v2' } } },
      ],
    },
    [['https://a.example/v2', '/v2']],
  ],
  [
    { servers: [{ url: '/v1' }, {}] },
    [
      ['/v1', '/v1'],
      ['/', ''],
    ],
  ],
  [
    { host: 'a.example', basePath: '/v1', schemes: ['http', 'https'] },
    [
      ['http://a.example/v1', '/v1'],
      ['https://a.example/v1', '/v1'],
    ],
  ],
  [{ host: 'a.example' }, [['https://a.example', '']]],
  [{ basePath: '/v1' }, [['/v1', '/v1']]],
  [{ servers: [] }, undefined],
  [{}, undefined],
])('%j', (contract, expected) => {
  expect(readServers(nodeOf(contract))?.map(({ resolved, basePath }) => [resolved, basePath])).toEqual(expected);
});
