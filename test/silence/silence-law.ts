import type { Contract } from '@contract-check/core';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { JsonObject } from '../support/drafts/contract-parts.ts';
import { draftOf, findingsBetween, loadDraft, told } from '../support/drafts/draft.ts';
import { Random } from '../support/drafts/random.ts';
import { lawSeed } from '../support/drafts/small-contracts.ts';
import type { Layout } from '../support/drafts/write-contract.ts';
import { rewrite, rewriteNames, type Step } from './rewrites.ts';

const loaded = new WeakMap<JsonObject, Promise<Contract>>();

/** The contract as it is, read once. */
function asItIs(source: JsonObject): Promise<Contract> {
  const known = loaded.get(source) ?? loadDraft(draftOf(source));
  loaded.set(source, known);
  return known;
}

/** No finding in either direction, in either reading, between a contract and its rewritten copy. */
async function expectSilence(source: JsonObject, steps: readonly Step[], layout: Layout): Promise<void> {
  const copy = draftOf(source);
  rewrite(copy, steps);
  const [one, other] = [await asItIs(source), await loadDraft(copy, layout)];
  for (const strict of [false, true]) {
    expect(await loud(one, other, strict)).toEqual([]);
    expect(await loud(other, one, strict)).toEqual([]);
  }
}

async function loud(base: Contract, revision: Contract, strict: boolean): Promise<string[]> {
  const findings = await findingsBetween(base, revision, { strict });
  return told(findings);
}

const step: fc.Arbitrary<Step> = fc.tuple(fc.constantFrom(...rewriteNames), fc.nat(0xffff));

/** A contract does not differ from itself, in whatever of several ways it is written. */
export async function lawOfSilence(source: JsonObject, numRuns: number, maxLength: number): Promise<void> {
  const steps = fc.array(step, { minLength: 1, maxLength });
  const format = fc.constantFrom('json' as const, 'yaml' as const);
  const silent = fc.asyncProperty(steps, fc.nat(0xffff), format, async (chosen, seed, form) => {
    await expectSilence(source, chosen, { format: form, order: new Random(seed) });
  });
  await fc.assert(silent, { seed: lawSeed, numRuns });
}

/** One way of writing alone, at places that each seed chooses. */
export async function lawOfOneRewrite(source: JsonObject, name: string, seeds: readonly number[]): Promise<void> {
  for (const seed of seeds) await expectSilence(source, [[name, seed]], { format: 'json', order: null });
}
