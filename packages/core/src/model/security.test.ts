import { describe, expect, it } from 'vitest';
import { contractOf, modelOf, nodeOf, viewOf } from '../../../../test/support/models.ts';
import { readSecurity } from './security.ts';

describe('what a scheme asks for', () => {
  it.each<readonly [object, string]>([
    [{ type: 'http', scheme: 'Bearer' }, 'http bearer'],
    [{ type: 'apiKey', in: 'header', name: 'X-Key' }, 'apiKey header x-key'],
    [{ type: 'apiKey', in: 'query', name: 'Key' }, 'apiKey query Key'],
    [{ type: 'oauth2', flows: { password: {}, clientCredentials: {} } }, 'oauth2 clientCredentials password'],
    [{ type: 'mutualTLS' }, 'mutualTLS'],
    [{}, 'unknown'],
  ])('%j', async (scheme, credential) => {
    const model = await modelOf({ components: { securitySchemes: { it: scheme } } });
    expect(model.securitySchemes.get('it')?.credential).toBe(credential);
  });

  it.each<readonly [object, string]>([
    [{ type: 'basic' }, 'http basic'],
    [{ type: 'oauth2', flow: 'accessCode', scopes: { read: 'Read' } }, 'oauth2 authorizationCode'],
    [{ type: 'oauth2', flow: 'constructor' }, 'oauth2 constructor'],
  ])('in Swagger 2.0: %j', async (scheme, credential) => {
    const model = await modelOf({ swagger: '2.0', securityDefinitions: { it: scheme } });
    expect(model.securitySchemes.get('it')?.credential).toBe(credential);
  });

  it('keeps scopes and addresses', async () => {
    const flow = { tokenUrl: 'https://a.example/token', scopes: { read: 'Read', 'x-note': 'no scope' } };
    const securitySchemes = { it: { type: 'oauth2', flows: { password: flow } } };
    const scheme = (await modelOf({ components: { securitySchemes } })).securitySchemes.get('it');
    expect([...(scheme?.scopes.keys() ?? []), ...(scheme?.urls.keys() ?? [])]).toEqual(['read', 'password tokenUrl']);
  });
});

describe('the security in force', () => {
  const root = nodeOf({ security: [{ key: [] }] });
  const shown = (operation: object) =>
    readSecurity(root, nodeOf(operation)).alternatives.map((alternative) => Object.fromEntries(alternative));

  it.each<readonly [object, readonly object[]]>([
    [{}, [{ key: [] }]],
    [{ security: [{ oauth: ['read'] }, {}] }, [{ oauth: ['read'] }, {}]],
    [{ security: [] }, [{}]],
    [{ security: 'none' }, [{}]],
  ])('of %j', (operation, expected) => {
    expect(shown(operation)).toEqual(expected);
  });

  it('is nothing where nobody asks for any', async () => {
    expect((await viewOf(contractOf({}))).security).toEqual({ node: undefined, alternatives: [new Map()] });
  });
});
