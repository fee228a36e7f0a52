import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { corpusFolder } from '../../scripts/lib/corpus.mjs';
import { rewriteNames } from '../silence/rewrites.ts';
import { lawOfOneRewrite, lawOfSilence } from '../silence/silence-law.ts';
import { corpusPairs } from '../support/corpus-pairs.ts';
import type { JsonObject } from '../support/drafts/contract-parts.ts';
import { readDraft } from '../support/drafts/draft.ts';

/** Rewriting copies and reads whole documents; the largest get one try at each way. */
const LARGE = 1_000_000;

const paths = corpusPairs().flatMap(({ base, revision, isOneFile }) => (isOneFile ? [base, revision] : []));

for (const path of paths) {
  describe(`${relative(corpusFolder(), path)}, written in another way`, () => {
    const isLarge = statSync(path).size > LARGE;
    let source: JsonObject = {};

    beforeAll(async () => {
      source = await readDraft(path);
    });

    it.each(rewriteNames)('%s', async (name) => {
      await lawOfOneRewrite(source, name, isLarge ? [1] : [1, 2]);
    });

    it('in several ways at once', async () => {
      await lawOfSilence(source, isLarge ? 2 : 10, 4);
    });
  });
}
