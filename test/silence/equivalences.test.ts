import { expect, it } from 'vitest';
import type { Json } from '../support/drafts/contract-parts.ts';
import { draftOf, findingsBetween, loadDraft } from '../support/drafts/draft.ts';
import { equivalences } from './equivalences.ts';

function contractWith(schema: Json) {
  const content = { 'application/json': { schema: { type: 'object', required: ['it'], properties: { it: schema } } } };
  const put = { requestBody: { content }, responses: { '200': { description: 'Done', content } } };
  return loadDraft(draftOf({ openapi: '3.1.0', info: { title: 'It', version: '1' }, paths: { '/it': { put } } }));
}

async function toldRules(one: Json, other: Json): Promise<string[]> {
  const [base, revision] = [await contractWith(one), await contractWith(other)];
  const rules = new Set<string>();
  for (const strict of [true, false]) {
    for (const sides of [[base, revision] as const, [revision, base] as const]) {
      for (const { rule } of await findingsBetween(...sides, { strict })) rules.add(rule);
    }
  }
  return [...rules].sort();
}

it.each(equivalences)('$what: one set in the words of different keywords', async ({ one, other }) => {
  expect(await toldRules(one, other)).toEqual([]);
});
