import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repository } from '../support/contract-files.ts';
import { draftOf, findingsBetween, loadDraft, readDraft, told } from '../support/drafts/draft.ts';
import { Random } from '../support/drafts/random.ts';
import { lawSeed, smallContracts } from '../support/drafts/small-contracts.ts';
import { rewrite, rewriteNames, type Step } from './rewrites.ts';

const step: fc.Arbitrary<Step> = fc.tuple(fc.constantFrom(...rewriteNames), fc.nat(0xffff));

async function rewritten(path: string, steps: readonly Step[], seed: number, format: 'json' | 'yaml') {
  const source = await readDraft(path);
  const copy = draftOf(source);
  rewrite(copy, steps);
  return {
    contract: await loadDraft(draftOf(source)),
    copy: await loadDraft(copy, { format, order: new Random(seed) }),
  };
}

/** A contract does not differ from itself, in whatever of several ways it is written. */
function law(path: string, numRuns: number, maxLength: number) {
  return fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength }),
      fc.nat(0xffff),
      fc.constantFrom('json' as const, 'yaml' as const),
      async (steps, seed, format) => {
        const { contract, copy } = await rewritten(path, steps, seed, format);
        expect(told(findingsBetween(contract, copy))).toEqual([]);
        expect(told(findingsBetween(copy, contract))).toEqual([]);
        expect(told(findingsBetween(contract, copy, { strict: true }))).toEqual([]);
      },
    ),
    { seed: lawSeed, numRuns },
  );
}

describe('a contract that is written in another way gives no finding', () => {
  it.each(smallContracts)('%s', async (path) => {
    await law(join(repository, path), 60, 4);
  });

  it('a published contract', async () => {
    await law(join(repository, 'node_modules/figma-rest-api-base/openapi/openapi.yaml'), 8, 3);
  });
});

describe('each way of writing alone', () => {
  it.each(rewriteNames)('%s changes the text', async (name) => {
    const touched = await Promise.all(
      smallContracts.map(async (path) => {
        const source = await readDraft(join(repository, path));
        const copy = draftOf(source);
        rewrite(copy, [[name, 1]]);
        return JSON.stringify([copy.entry, [...copy.files]]) !== JSON.stringify([source, []]);
      }),
    );
    expect(touched).toContain(true);
  });
});
