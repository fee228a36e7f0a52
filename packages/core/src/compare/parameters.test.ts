import { describe, expect, it } from 'vitest';
import { contractOf, factsBetween } from '../../../../test/support/models.ts';

const query = (more: object = {}) => ({ name: 'it', in: 'query', schema: { type: 'string' }, ...more });
const list = { type: 'array', items: { type: 'string' } };

const pairs: readonly (readonly [
  what: string,
  base: readonly object[],
  revision: readonly object[],
  facts: readonly string[],
])[] = [
  ['added', [], [query()], ['parameter-added it']],
  ['added and required', [], [query({ required: true })], ['required-parameter-added it']],
  ['removed', [query()], [], ['parameter-removed it']],
  ['became required', [query()], [query({ required: true })], ['parameter-became-required it']],
  ['became optional', [query({ required: true })], [query()], ['parameter-became-optional it']],
  ['a header in other letters', [query({ in: 'header', name: 'X-It' })], [query({ in: 'header', name: 'x-it' })], []],
  ['explode of a plain value', [query()], [query({ explode: false })], []],
  [
    'explode of a list',
    [query({ schema: list })],
    [query({ schema: list, explode: false })],
    ['parameter-serialisation-changed it'],
  ],
  ['an integer becomes text', [query({ schema: { type: 'integer' } })], [query()], ['type-widened']],
  ['text gets a limit', [query()], [query({ schema: { type: 'string', maxLength: 5 } })], ['max-length-added']],
  ['text says that it may be empty', [query()], [query({ schema: { type: 'string', minLength: 0 } })], []],
];

describe('parameters', () => {
  it.each(pairs)('%s', async (_, base, revision, facts) => {
    expect(await factsBetween(contractOf({ parameters: base }), contractOf({ parameters: revision }))).toEqual(facts);
  });

  it('pair by their place in the template', async () => {
    const contract = (path: string, name: string, schema: object) => ({
      paths: { [path]: { get: { parameters: [{ name, in: 'path', required: true, schema }], responses: {} } } },
    });
    const base = contract('/a/{x}/b', 'x', { type: 'string' });
    expect(await factsBetween(base, contract('/a/{y}/b', 'y', { type: 'integer' }))).toEqual([
      'path-parameter-renamed y',
      'type-narrowed',
    ]);
  });

  it('of a path are the same as those of its only operation', async () => {
    const parameters = [query()];
    const raised = { paths: { '/things': { parameters, post: { responses: { 200: { description: 'Done' } } } } } };
    expect(await factsBetween(contractOf({ parameters }), raised)).toEqual([]);
  });
});
