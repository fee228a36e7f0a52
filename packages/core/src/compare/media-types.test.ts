import { expect, it } from 'vitest';
import { contractOf, factsBetween } from '../../../../test/support/models.ts';

const body = (...types: readonly string[]) =>
  contractOf({
    requestBody: { content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' } }])) },
  });

it.each<readonly [string, readonly string[], readonly string[], readonly string[]]>([
  ['case', ['application/json'], ['Application/JSON'], []],
  ['a parameter', ['application/json'], ['application/json; charset=utf-8'], []],
  [
    'another type',
    ['application/json'],
    ['text/plain'],
    ['media-type-added text/plain', 'media-type-removed application/json'],
  ],
  ['one more', ['application/json'], ['application/json', 'text/plain'], ['media-type-added text/plain']],
  ['order', ['application/json', 'text/plain'], ['text/plain', 'application/json'], []],
])('%s', async (_, base, revision, facts) => {
  expect(await factsBetween(body(...base), body(...revision))).toEqual(facts);
});

it('the spelling of a form field is compared', async () => {
  const form = (encoding: object) =>
    contractOf({ requestBody: { content: { 'multipart/form-data': { schema: { type: 'object' }, encoding } } } });
  expect(
    await factsBetween(form({ a: { contentType: 'text/plain' } }), form({ a: { contentType: 'text/csv' } })),
  ).toEqual(['encoding-changed a']);
});
