import { describe, expect, it } from 'vitest';
import { isJsonObject, type Json, type JsonObject, partsOf } from '../support/drafts/contract-parts.ts';
import { copyOf, draftOf, findingsBetween, loadDraft } from '../support/drafts/draft.ts';
import { expectSame, lawOfEdits } from './support/edited-pairs.ts';

function reword(contract: JsonObject): JsonObject {
  const copy = copyOf(contract);
  for (const { value } of partsOf(copy)) {
    for (const key of ['description', 'summary', 'title']) {
      if (typeof value[key] === 'string') value[key] = `${value[key]}, in other words`;
    }
  }
  return copy;
}

/** Every path parameter under another name, in the templates and in the parameters. */
function renamePathParameters(contract: JsonObject): JsonObject {
  const copy = copyOf(contract);
  for (const { kind, value } of partsOf(copy)) {
    if (kind === 'parameter' && value.in === 'path') value.name = `${String(value.name)}Renamed`;
  }
  const paths = isJsonObject(copy.paths) ? copy.paths : {};
  copy.paths = Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [path.replaceAll('}', 'Renamed}'), item]),
  );
  return copy;
}

async function fingerprints(base: JsonObject, revision: JsonObject, comments = false): Promise<string[]> {
  const layout = { format: 'yaml', order: null, comments } as const;
  const [one, other] = [await loadDraft(draftOf(base), layout), await loadDraft(draftOf(revision), layout)];
  return (await findingsBetween(one, other))
    .filter(({ rule }) => rule !== 'path-parameter-renamed')
    .map(({ fingerprint, rule }) => `${fingerprint} ${rule}`);
}

lawOfEdits('fingerprints survive rewording, moved lines and renamed path parameters', 15, async (pair) => {
  const [base, revision] = [pair.base.entry, pair.revision.entry];
  const expected = await fingerprints(base, revision);
  expectSame(await fingerprints(base, reword(revision)), expected);
  expectSame(await fingerprints(reword(base), revision), expected);
  expectSame(await fingerprints(base, revision, true), expected);
  expectSame(await fingerprints(base, renamePathParameters(revision)), expected);
  expectSame(await fingerprints(renamePathParameters(base), renamePathParameters(revision)), expected);
});

lawOfEdits('no two findings of one run have the same fingerprint', 30, async ({ base, revision }) => {
  const findings = await findingsBetween(await loadDraft(base), await loadDraft(revision));
  const told = findings.map(({ fingerprint, effect }) => `${fingerprint} ${effect}`);
  expect(told.filter((item, index) => told.indexOf(item) !== index)).toEqual([]);
});

function contractWith(schema: Json): JsonObject {
  const body = { content: { 'application/json': { schema: { type: 'object', properties: { it: schema } } } } };
  const post = { requestBody: body, responses: { '200': { description: 'Done' } } };
  return { openapi: '3.1.0', info: { title: 'Things', version: '1' }, paths: { '/things': { post } } };
}

describe('two different changes at one place have different fingerprints', () => {
  it.each<readonly [string, Json, Json, Json]>([
    ['types', { type: 'string' }, { type: 'integer' }, { type: 'boolean' }],
    ['bounds', { type: 'string' }, { type: 'string', maxLength: 5 }, { type: 'string', maxLength: 6 }],
    ['patterns', { type: 'string' }, { type: 'string', pattern: 'a' }, { type: 'string', pattern: 'b' }],
    ['enums', { type: 'string' }, { enum: ['a'], type: 'string' }, { enum: ['b'], type: 'string' }],
    ['defaults', { type: 'string' }, { type: 'string', default: 'a' }, { type: 'string', default: 'b' }],
    ['negations', { type: 'string' }, { type: 'string', not: { const: 'a' } }, { type: 'string', not: { const: 'b' } }],
    [
      'items',
      { type: 'array' },
      { type: 'array', items: { type: 'string' } },
      { type: 'array', items: { type: 'null' } },
    ],
    [
      'members',
      { type: 'object' },
      { type: 'object', properties: { a: {} } },
      { type: 'object', properties: { b: {} } },
    ],
    [
      'schemas of members',
      { type: 'object' },
      { type: 'object', properties: { a: { type: 'string' } } },
      { type: 'object', properties: { a: { type: 'integer' } } },
    ],
  ])('%s', async (_, base, one, other) => {
    const [was, is] = await Promise.all([
      fingerprints(contractWith(base), contractWith(one)),
      fingerprints(contractWith(base), contractWith(other)),
    ]);
    expect(was.length).toBeGreaterThan(0);
    expect(is.filter((fingerprint) => was.includes(fingerprint))).toEqual([]);
  });
});
