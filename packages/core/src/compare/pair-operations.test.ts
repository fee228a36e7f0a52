import { describe, expect, it } from 'vitest';
import { factsBetween } from '../../../../test/support/models.ts';

const op = (operationId?: string) => ({ responses: {}, ...(operationId === undefined ? {} : { operationId }) });
const at = (paths: object, rest: object = {}) => ({ paths, ...rest });

const identities: readonly (readonly [what: string, base: object, revision: object, facts: readonly string[]])[] = [
  ['a renamed path parameter pairs', at({ '/a/{x}': { get: op() } }), at({ '/a/{y}': { get: op() } }), []],
  ['a removed one is gone', at({ '/a': { get: op() } }), at({}), ['operation-removed GET /a']],
  ['an added one is new', at({}), at({ '/a': { get: op() } }), ['operation-added GET /a']],
  [
    'an id at another path has moved',
    at({ '/a': { get: op('it') } }),
    at({ '/b': { get: op('it') } }),
    ['operation-moved it'],
  ],
  [
    'an id met twice has not',
    at({ '/a': { get: op('it') } }),
    at({ '/b': { get: op('it') }, '/c': { get: op('it') } }),
    ['operation-added GET /b', 'operation-added GET /c', 'operation-removed GET /a'],
  ],
  [
    'a new literal path shadows a template',
    at({ '/a/{x}': { get: op() } }),
    at({ '/a/{x}': { get: op() }, '/a/mine': { get: op() } }),
    ['operation-added GET /a/mine', 'path-shadowed GET /a/{x}'],
  ],
];

describe('operations', () => {
  it.each(identities)('%s', async (_, base, revision, facts) => {
    expect(await factsBetween(base as Record<string, unknown>, revision as Record<string, unknown>)).toEqual(facts);
  });
});
