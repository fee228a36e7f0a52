import { partsOfKind, pinnedIn, replacePart } from '../../support/drafts/contract-parts.ts';
import type { Draft } from '../../support/drafts/draft.ts';
import type { Random } from '../../support/drafts/random.ts';
import { isUntouchable } from './untouchable.ts';

/** Schemas here and there become the only member of an `allOf`. */
export function schemasWrapped(draft: Draft, random: Random): void {
  wrap(draft, random, () => 'allOf');
}

/** Schemas here and there become the only member of a union. */
export function unionsOfOneAdded(draft: Draft, random: Random): void {
  wrap(draft, random, () => (random.chance(0.5) ? 'oneOf' : 'anyOf'));
}

function wrap({ entry }: Draft, random: Random, keyword: () => string): void {
  const pinned = pinnedIn(entry);
  for (const part of partsOfKind(entry, 'schema')) {
    if (pinned.has(part.value) || isUntouchable(entry, part)) continue;
    if (random.chance(0.15)) replacePart(part, { [keyword()]: [part.value] });
  }
}
