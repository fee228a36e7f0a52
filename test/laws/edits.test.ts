import type { Finding } from '@contract-check/core';
import { expect } from 'vitest';
import { findingsBetween, loadDraft } from '../support/drafts/draft.ts';
import { Random } from '../support/drafts/random.ts';
import { expectSame, lawOfEdits } from './support/edited-pairs.ts';

function breakingPlaces(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ effect }) => effect === 'breaking')
    .map(({ rule, location }) => `${rule} ${location.element.join('/')}`);
}

lawOfEdits('what breaks by default breaks literally too', 40, async ({ base, revision }) => {
  for (const [one, other] of [
    [await loadDraft(base), await loadDraft(revision)],
    [await loadDraft(revision), await loadDraft(base)],
  ] as const) {
    const literally = new Set(breakingPlaces(await findingsBetween(one, other, { strict: true })));
    expect(breakingPlaces(await findingsBetween(one, other)).filter((place) => !literally.has(place))).toEqual([]);
  }
});

/** All that a finding says, but for where its lines are and the number of its cause. */
function said({ base, revision, cause: _, ...finding }: Finding): string {
  return JSON.stringify([finding, base?.pointer, revision?.pointer]);
}

lawOfEdits('the order of members plays no part', 30, async ({ base, revision, seed }) => {
  const expected = (await findingsBetween(await loadDraft(base), await loadDraft(revision))).map(said);
  const shuffled = { format: 'json', order: new Random(seed) } as const;
  const [one, other] = [await loadDraft(base, shuffled), await loadDraft(revision, shuffled)];
  expectSame((await findingsBetween(one, await loadDraft(revision))).map(said), expected);
  expectSame((await findingsBetween(await loadDraft(base), other)).map(said), expected);
});

lawOfEdits(
  'a contract that was edited differs, and the way back finds the same causes',
  20,
  async ({ base, revision }) => {
    const [one, other] = [await loadDraft(base), await loadDraft(revision)];
    const there = await findingsBetween(one, other, { compat: 'source' });
    const back = await findingsBetween(other, one, { compat: 'source' });
    expect(there.length > 0).toBe(back.length > 0);
  },
);
