import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { corpusFolder } from '../../scripts/lib/corpus.mjs';
import { rewriteNames } from '../silence/rewrites.ts';
import { lawOfOneRewrite, lawOfSilence } from '../silence/silence-law.ts';
import { corpusPairs } from '../support/corpus-pairs.ts';
import type { JsonObject } from '../support/drafts/contract-parts.ts';
import { readDraft } from '../support/drafts/draft.ts';

/** Rewriting copies and reads whole documents: with larger ones the suite would take longer than all other checks. */
const LARGEST = 400_000;

const paths = corpusPairs().flatMap(({ base, isOneFile }) =>
  isOneFile && statSync(base).size <= LARGEST ? [base] : [],
);

for (const path of paths) {
  describe(`${relative(corpusFolder(), path)}, written in another way`, () => {
    let source: JsonObject = {};

    beforeAll(async () => {
      source = await readDraft(path);
    });

    it.each(rewriteNames)('%s', async (name) => {
      await lawOfOneRewrite(source, name, [1]);
    });

    it('in several ways at once', async () => {
      await lawOfSilence(source, 4, 4);
    });
  });
}
