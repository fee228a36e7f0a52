import { isJsonObject, type Json, partsOf } from '../../support/drafts/contract-parts.ts';
import type { Draft } from '../../support/drafts/draft.ts';
import type { Random } from '../../support/drafts/random.ts';

/** Keywords whose lists are sets. */
export const unorderedKeywords = [
  ...['required', 'enum', 'oneOf', 'anyOf', 'allOf', 'type', 'parameters', 'tags', 'security', 'consumes', 'produces'],
];

/** The lists of one keyword in another order. */
export function listsShuffled({ entry }: Draft, random: Random, keyword: string): void {
  for (const { value } of partsOf(entry)) {
    const list = value[keyword];
    // Names of enum values go by position.
    const named = keyword === 'enum' && Object.keys(value).some((other) => other.startsWith('x-enum'));
    if (Array.isArray(list) && !named) value[keyword] = random.shuffled(list);
  }
}

/** The members of every object in another order, also of those inside examples and extensions. */
export function membersShuffled({ entry }: Draft, random: Random): void {
  const values: Json[] = [entry];
  for (let value = values.pop(); value !== undefined; value = values.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    values.push(...Object.values(value));
    if (!isJsonObject(value)) continue;
    const shuffled = random.shuffled(Object.entries(value));
    for (const key of Object.keys(value)) delete value[key];
    for (const [key, item] of shuffled) value[key] = item;
  }
}
