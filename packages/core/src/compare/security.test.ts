import { describe, expect, it } from 'vitest';
import { contractOf, factsBetween } from '../../../../test/support/models.ts';

const securitySchemes = {
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  token: { type: 'http', scheme: 'bearer' },
  login: { type: 'oauth2', flows: { password: { tokenUrl: '/token', scopes: { read: '', write: '' } } } },
};
const asking = (...security: readonly object[]) => contractOf({ security }, { components: { securitySchemes } });

it.each<readonly [string, readonly object[], readonly object[], readonly string[]]>([
  ['nothing → a key', [{}], [{ key: [] }], ['security-added key']],
  ['a key → nothing', [{ key: [] }], [{}], ['security-removed key']],
  ['a key or nothing stays open', [{}], [{}, { key: [] }], []],
  ['one more way', [{ key: [] }], [{ key: [] }, { token: [] }], ['security-alternative-added token']],
  ['one way less', [{ key: [] }, { token: [] }], [{ key: [] }], ['security-alternative-removed token']],
  ['both at once', [{ key: [] }], [{ key: [], token: [] }], ['security-alternative-removed key']],
  ['one of two suffices', [{ key: [], token: [] }], [{ key: [] }], ['security-alternative-added key']],
  ['a further scope', [{ login: ['read'] }], [{ login: ['read', 'write'] }], ['security-scope-added write']],
  ['a scope less', [{ login: ['read', 'write'] }], [{ login: ['read'] }], ['security-scope-removed write']],
  ['another order', [{ key: [] }, { token: [] }], [{ token: [] }, { key: [] }], []],
])('%s', async (_, base, revision, facts) => {
  expect(await factsBetween(asking(...base), asking(...revision))).toEqual(facts);
});

describe('a scheme', () => {
  const scheme = (name: string, scheme: object) =>
    contractOf({ security: [{ [name]: [] }] }, { components: { securitySchemes: { [name]: scheme } } });

  it('under another name asks for the same', async () => {
    const facts = await factsBetween(scheme('key', securitySchemes.key), scheme('apiKey', securitySchemes.key));
    expect(facts.filter((fact) => !fact.startsWith('security-scheme-'))).toEqual([]);
  });

  it('asks for something else under the same name', async () => {
    expect(await factsBetween(scheme('key', securitySchemes.key), scheme('key', securitySchemes.token))).toContain(
      'security-scheme-changed key',
    );
  });
});
