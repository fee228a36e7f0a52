import type { DiffOptions, Finding } from '@contract-check/core';
import { expect } from 'vitest';
import { findingsBetween, loadDraft } from '../support/drafts/draft.ts';
import { lawOfEdits } from './support/edited-pairs.ts';

function breakingPlaces(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ effect }) => effect === 'breaking')
    .map(({ rule, location }) => `${rule} ${location.element.join('/')}`);
}

const demands: readonly Partial<DiffOptions>[] = [
  { tolerantReader: false },
  { responseMembers: 'promised' },
  { tolerantReader: false, responseMembers: 'promised' },
];

lawOfEdits('who demands more finds no less to break, and nothing that is not literally so', 5, async (pair) => {
  for (const [one, other] of [
    [await loadDraft(pair.base), await loadDraft(pair.revision)],
    [await loadDraft(pair.revision), await loadDraft(pair.base)],
  ] as const) {
    const usual = breakingPlaces(await findingsBetween(one, other));
    for (const demand of demands) {
      const found = new Set(breakingPlaces(await findingsBetween(one, other, demand)));
      expect(usual.filter((place) => !found.has(place))).toEqual([]);
      const literally = new Set(breakingPlaces(await findingsBetween(one, other, { ...demand, strict: true })));
      expect([...found].filter((place) => !literally.has(place))).toEqual([]);
    }
  }
});
