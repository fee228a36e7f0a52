import { isJsonObject, type JsonObject, partsOfKind, pinnedIn, refOf } from '../../support/drafts/contract-parts.ts';
import type { Draft } from '../../support/drafts/draft.ts';
import type { Random } from '../../support/drafts/random.ts';
import { isUntouchable } from './untouchable.ts';

/** Keywords that can move into an `allOf` member; those of one row look at each other and move together. */
const movable: readonly (readonly string[])[] = [
  ['properties', 'patternProperties', 'additionalProperties'],
  ['prefixItems', 'items', 'additionalItems'],
  ['contains', 'minContains', 'maxContains'],
  ['if', 'then', 'else'],
  ['minimum', 'exclusiveMinimum'],
  ['maximum', 'exclusiveMaximum'],
  ...[
    'required',
    'minLength',
    'maxLength',
    'pattern',
    'format',
    'multipleOf',
    'minItems',
    'maxItems',
    'uniqueItems',
  ].map((key) => [key]),
  ...['minProperties', 'maxProperties', 'propertyNames', 'dependentRequired', 'dependentSchemas', 'not'].map((key) => [
    key,
  ]),
];

/** Some keywords of a schema move into a member of its `allOf`. */
export function allOfSplit({ entry }: Draft, random: Random): void {
  const pinned = pinnedIn(entry);
  for (const part of partsOfKind(entry, 'schema')) {
    const { value } = part;
    if (refOf(value) !== null || pinned.has(value) || isUntouchable(entry, part) || random.chance(0.8)) continue;
    const moved: JsonObject = {};
    for (const row of movable.filter(() => random.chance(0.5))) {
      for (const key of row) {
        const own = value[key];
        if (own === undefined || holdsPinned(own, pinned)) continue;
        moved[key] = own;
        delete value[key];
      }
    }
    if (Object.keys(moved).length === 0) continue;
    value.allOf = [...(Array.isArray(value.allOf) ? value.allOf : []), moved];
  }
}

function holdsPinned(value: unknown, pinned: ReadonlySet<unknown>): boolean {
  return (
    pinned.has(value) ||
    (isJsonObject(value as JsonObject) && Object.values(value as JsonObject).some((item) => pinned.has(item)))
  );
}
