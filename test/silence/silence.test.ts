import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../support/contract-files.ts';
import type { JsonObject } from '../support/drafts/contract-parts.ts';
import { draftOf, readDraft } from '../support/drafts/draft.ts';
import { richContracts, smallContracts } from '../support/drafts/small-contracts.ts';
import { rewrite, rewriteNames } from './rewrites.ts';
import { lawOfOneRewrite, lawOfSilence } from './silence-law.ts';

const published = 'node_modules/figma-rest-api-base/openapi/openapi.yaml';
const writtenHere = [...smallContracts, ...richContracts];
const drafts = new Map<string, Promise<JsonObject>>();

function read(path: string): Promise<JsonObject> {
  const known = drafts.get(path) ?? readDraft(join(repository, path));
  drafts.set(path, known);
  return known;
}

describe('a contract that is written in several other ways at once gives no finding', () => {
  it.each(writtenHere)('%s', async (path) => {
    await lawOfSilence(await read(path), 12, 5);
  });

  it('a published contract', async () => {
    await lawOfSilence(await read(published), 10, 4);
  });
});

describe('each way of writing alone', () => {
  it.each(rewriteNames)('%s changes the text and gives no finding', async (name) => {
    const changed: string[] = [];
    for (const path of writtenHere) {
      const source = await read(path);
      const copy = draftOf(source);
      rewrite(copy, [[name, 1]]);
      if (JSON.stringify([copy.entry, [...copy.files]]) === JSON.stringify([source, []])) continue;
      changed.push(path);
      await lawOfOneRewrite(source, name, [1]);
    }
    expect(changed).not.toEqual([]);
    await lawOfOneRewrite(await read(published), name, [1]);
  });
});
