import { expect, it } from 'vitest';
import type { Json, JsonObject } from '../support/drafts/contract-parts.ts';
import { draftOf, findingsBetween, loadDraft, told } from '../support/drafts/draft.ts';

const thing = (properties: JsonObject): Json => ({ type: 'object', properties });
const update = (action: string, more: JsonObject): Json =>
  thing({ type: { const: 'update' }, action: { enum: [action, `${action} all`] }, ...more });

function contractWith(schema: Json, openapi = '3.1.0'): JsonObject {
  const content = { 'application/json': { schema: { type: 'object', properties: { it: schema } } } };
  const operation = { requestBody: { content }, responses: { '200': { description: 'Done', content } } };
  const parameters: Json = [{ name: 'it', in: 'query', schema }];
  return {
    openapi,
    info: { title: 'Things', version: '1' },
    paths: {
      '/things': { post: operation },
      '/text': { get: { parameters, responses: { '204': { description: 'Done' } } } },
    },
  };
}

/** Found by the laws, and mended. */
const found: readonly (readonly [what: string, one: Json, other: Json])[] = [
  ['text that may be empty', { type: 'string' }, { type: 'string', minLength: 0 }],
  [
    'anything, said at length',
    { type: 'array', items: {} },
    { type: 'array', items: { description: 'Anything', uniqueItems: false, allOf: [{ minLength: 0 }] } },
  ],
  [
    'null as a wrapped branch',
    { anyOf: [{ type: 'string' }, { type: 'null' }] },
    { anyOf: [{ allOf: [{ type: 'null' }] }, { type: 'string' }] },
  ],
  [
    'a mark that an outer schema repeats as absent',
    { type: 'string', readOnly: true },
    { readOnly: false, allOf: [{ type: 'string', readOnly: true }] },
  ],
  [
    'branches that share their constants, in another order and with their values in another order',
    { oneOf: [update('skip', { by: { type: 'integer' } }), update('play', {})] },
    {
      oneOf: [
        thing({ type: { const: 'update' }, action: { enum: ['play all', 'play'] } }),
        update('skip', { by: { type: 'integer' } }),
      ],
    },
  ],
  [
    'branches that differ in their items alone',
    {
      oneOf: [
        { type: 'array', items: thing({ a: {} }) },
        { type: 'array', items: thing({ b: {} }) },
      ],
    },
    {
      oneOf: [
        { allOf: [{ type: 'array', items: thing({ b: {} }) }] },
        { type: 'array', minItems: 0, items: thing({ a: {} }) },
      ],
    },
  ],
  [
    'a wrapped condition',
    { type: 'object', if: { required: ['a', 'b'] }, else: { required: ['c'] } },
    { type: 'object', if: { allOf: [{ required: ['b', 'a'] }] }, else: { required: ['c'] } },
  ],
];

it.each(found)('%s makes no difference', async (_, one, other) => {
  const [base, revision] = [await loadDraft(draftOf(contractWith(one))), await loadDraft(draftOf(contractWith(other)))];
  for (const strict of [false, true]) {
    expect(told(await findingsBetween(base, revision, { strict }))).toEqual([]);
    expect(told(await findingsBetween(revision, base, { strict }))).toEqual([]);
  }
});

it('a format may have the name of what every object has', async () => {
  const formatted = (format: string) => loadDraft(draftOf(contractWith({ type: 'string', format })));
  const findings = await findingsBetween(await formatted('constructor'), await formatted('toString'));
  expect(new Set(findings.map(({ rule }) => rule))).toEqual(
    new Set(['request-format-changed', 'response-format-changed']),
  );
});

it('a limit on text in a parameter is told once', async () => {
  const text = (more: JsonObject) => loadDraft(draftOf(contractWith({ type: 'string', ...more })));
  const findings = await findingsBetween(await text({}), await text({ maxLength: 5 }));
  expect(findings.map(({ rule }) => rule)).not.toContain('request-type-narrowed');
  expect(findings.length).toBeGreaterThan(0);
});

it('the fingerprint of a removed member survives its rewording', async () => {
  const printsOf = async (description: string) => {
    const base = await loadDraft(draftOf(contractWith(thing({ a: { type: 'string', description }, b: {} }))));
    const revision = await loadDraft(draftOf(contractWith(thing({ b: {} }))));
    return (await findingsBetween(base, revision)).map(({ fingerprint }) => fingerprint);
  };
  expect(await printsOf('One thing')).toEqual(await printsOf('Another thing'));
});
