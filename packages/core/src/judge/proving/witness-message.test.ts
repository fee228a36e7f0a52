import { describe, expect, it } from 'vitest';
import { type Holder, inRequest, inResponse, metChanges } from '../../../../../test/support/met-changes.ts';
import { witnessMessage } from './witness-message.ts';

const text = (maxLength: number) => ({ type: 'string', maxLength });

async function messageOf(holder: Holder, value: unknown) {
  const [met] = await metChanges(text(9), text(5), { holder });
  if (met === undefined) throw new Error('there is no change');
  return witnessMessage(met.way, met.role, value);
}

const parameter =
  (more: Readonly<Record<string, unknown>>): Holder =>
  (schema) => ({ parameters: [{ name: 'q', schema, ...more }] });

describe('a request', () => {
  const asked = { acceptedBy: 'base', rejectedBy: 'revision' };
  const line = { method: 'POST', path: '/things', headers: {}, mediaType: null, body: null };

  it.each<[says: string, holder: Holder, request: object]>([
    ['its body', inRequest, { ...line, mediaType: 'application/json', body: 'a b' }],
    ['its query', parameter({ in: 'query' }), { ...line, path: '/things?q=a%20b' }],
    ['a header', parameter({ in: 'header' }), { ...line, headers: { q: 'a b' } }],
    ['a cookie', parameter({ in: 'cookie' }), { ...line, headers: { Cookie: 'q=a b' } }],
  ])('with the value in %s', async (_, holder, request) => {
    expect(await messageOf(holder, 'a b')).toEqual({ ...asked, request });
  });

  it('spells a parameter with a media type as that', async () => {
    const holder: Holder = (schema) => ({
      parameters: [{ name: 'q', in: 'query', content: { 'application/json': { schema } } }],
    });
    expect(await messageOf(holder, 'a')).toMatchObject({ request: { path: '/things?q=%22a%22' } });
  });
});

describe('a response', () => {
  const sent = { acceptedBy: 'revision', rejectedBy: 'base' };
  const header: Holder = (schema) => ({
    responses: { 200: { description: 'Done', headers: { 'X-It': { schema } } } },
  });

  it.each<[says: string, holder: Holder, response: object]>([
    ['its body', inResponse, { status: '200', headers: {}, mediaType: 'application/json', body: 'a b' }],
    ['a header', header, { status: '200', headers: { 'X-It': 'a b' }, mediaType: null, body: null }],
  ])('with the value in %s', async (_, holder, response) => {
    expect(await messageOf(holder, 'a b')).toEqual({ ...sent, response });
  });
});
