import { partsOf } from '../../support/drafts/contract-parts.ts';
import type { Draft } from '../../support/drafts/draft.ts';
import type { Random } from '../../support/drafts/random.ts';

const unordered = ['required', 'enum', 'oneOf', 'anyOf', 'allOf', 'type', 'parameters', 'tags', 'security', 'consumes'];

/** Lists that are sets, in another order. */
export function listsShuffled({ entry }: Draft, random: Random): void {
  for (const { value } of partsOf(entry)) {
    for (const key of [...unordered, 'produces', 'x-extensible-enum']) {
      const list = value[key];
      // Names of enum values go by position.
      const named = key === 'enum' && Object.keys(value).some((other) => other.startsWith('x-enum'));
      if (Array.isArray(list) && !named) value[key] = random.shuffled(list);
    }
  }
}
