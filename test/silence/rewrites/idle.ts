import {
  isJsonObject,
  type JsonObject,
  partsOf,
  partsOfKind,
  refOf,
  versionOf,
} from '../../support/drafts/contract-parts.ts';
import type { Draft } from '../../support/drafts/draft.ts';
import type { Random } from '../../support/drafts/random.ts';
import { isUntouchable } from './untouchable.ts';

/** Keywords of another type than the schema's only one: they speak of values that never come. */
const inert: readonly (readonly [type: string, keywords: JsonObject])[] = [
  ['string', { minimum: 3, maximum: 5, minItems: 2, maxProperties: 1, uniqueItems: true }],
  ['integer', { minLength: 3, maxLength: 5, pattern: '^a', maxItems: 1 }],
  ['boolean', { minLength: 2, multipleOf: 7, minProperties: 2 }],
  ['object', { minLength: 3, maximum: 8, minItems: 2 }],
  ['array', { pattern: '^b', minimum: 6, minProperties: 3, required: ['nothing'] }],
];

export function inertKeywordsAdded({ entry }: Draft, random: Random): void {
  for (const part of partsOfKind(entry, 'schema')) {
    const { value } = part;
    const [, keywords] = inert.find(([type]) => type === value.type) ?? [];
    if (keywords === undefined || refOf(value) !== null || isUntouchable(entry, part) || isLooked(part)) continue;
    for (const [key, item] of Object.entries(keywords)) {
      if (!Object.hasOwn(value, key) && random.chance(0.1)) value[key] = item;
    }
  }
}

/** In 2.0 and 3.0 null may come beside any type; and members of `allOf` or beside a union limit other types too. */
function isLooked({ value }: { readonly value: JsonObject }): boolean {
  return ['allOf', 'anyOf', 'oneOf', 'nullable'].some((key) => Object.hasOwn(value, key));
}

const words = ['description', 'summary', 'title'];

/** What is written for people says it in other words, or says something where nothing was said. */
export function partsReworded({ entry }: Draft, random: Random): void {
  const isOld = versionOf(entry) === '2.0';
  for (const { value, kind } of partsOf(entry)) {
    if (refOf(value) !== null && kind !== 'schema') continue;
    for (const key of words) {
      if (typeof value[key] === 'string' && random.chance(0.5)) value[key] = `${value[key]}, in other words`;
    }
    if (kind === 'schema' && refOf(value) === null && !isOld && random.chance(0.2)) value.example = 'An example';
    if (kind === 'operation' && random.chance(0.3)) value.summary = 'Does it';
  }
}

/** Named schemas that nothing uses. */
export function unusedComponentsAdded({ entry }: Draft): void {
  const holder = versionOf(entry) === '2.0' ? entry : entry.components;
  if (!isJsonObject(holder)) return;
  const key = holder === entry ? 'definitions' : 'schemas';
  const named = holder[key];
  holder[key] = { ...(isJsonObject(named) ? named : {}), NobodyUsesThis: { type: 'string', maxLength: 3 } };
}
