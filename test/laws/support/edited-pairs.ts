import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { repository } from '../../support/contract-files.ts';
import { type Draft, draftOf, readDraft } from '../../support/drafts/draft.ts';
import { lawSeed, smallContracts } from '../../support/drafts/small-contracts.ts';
import { type EditStep, edit, editNames } from './edits.ts';

export interface EditedPair {
  readonly base: Draft;
  readonly revision: Draft;
  /** For the choices that a law makes itself. */
  readonly seed: number;
}

const step: fc.Arbitrary<EditStep> = fc.tuple(fc.constantFrom(...editNames), fc.nat(0xffff));

/** A law about a contract and an edited copy of it, tried on every small contract. */
export function lawOfEdits(title: string, numRuns: number, check: (pair: EditedPair) => Promise<void>): void {
  it.each(smallContracts)(`${title}: %s`, async (path) => {
    const source = await readDraft(join(repository, path));
    const steps = fc.array(step, { minLength: 1, maxLength: 4 });
    const edited = fc.asyncProperty(steps, fc.nat(0xffff), async (chosen, seed) => {
      const [base, revision] = [draftOf(source), draftOf(source)];
      fc.pre(edit(revision, chosen) > 0);
      await check({ base, revision, seed });
    });
    await fc.assert(edited, { seed: lawSeed, numRuns });
  });
}

/** Fails with what is on one side only. */
export function expectSame(actual: readonly string[], expected: readonly string[]): void {
  expect([...actual].sort()).toEqual([...expected].sort());
}
