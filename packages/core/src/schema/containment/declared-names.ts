import { everywhereAt } from './in-place.ts';
import type { Keywords, NormalSchema } from './normal-schema.ts';
import type { Patterns } from './patterns.ts';

/** The names that a schema declares itself: by describing or demanding them. */
export function ownNames({ keywords }: NormalSchema): ReadonlySet<string> {
  const names = new Set<string>([...(keywords.properties?.keys() ?? []), ...(keywords.required ?? [])]);
  for (const [trigger, needed] of keywords.dependentRequired ?? [])
    for (const name of [trigger, ...needed]) names.add(name);
  for (const trigger of keywords.dependentSchemas?.keys() ?? []) names.add(trigger);
  if (keywords.tag !== undefined) names.add(keywords.tag.property);
  return names;
}

/** Whether a schema declares a name itself. */
export function isOwnName({ keywords }: NormalSchema, name: string): boolean {
  const { properties, required, dependentRequired, dependentSchemas, tag } = keywords;
  if (properties?.has(name) || required?.includes(name) || tag?.property === name) return true;
  if (dependentSchemas?.has(name) || dependentRequired?.has(name)) return true;
  return [...(dependentRequired?.values() ?? [])].some((needed) => needed.includes(name));
}

/** Every name that a schema declares at its place, in whichever branch. */
export function namesEverywhere(schema: NormalSchema): ReadonlySet<string> {
  return new Set([...everywhereAt(schema)].flatMap((one) => [...ownNames(one)]));
}

/** Whether a schema declares any member at all. */
export function declaresMembers(schema: NormalSchema): boolean {
  const { properties, required, dependentRequired, dependentSchemas, patternProperties, tag } = schema.keywords;
  if (tag !== undefined || (required?.length ?? 0) > 0) return true;
  return [properties, patternProperties, dependentRequired, dependentSchemas].some((names) => (names?.size ?? 0) > 0);
}

/** Whether `patternProperties` speaks of a name, or may do so. */
export function mayMatchPattern({ keywords }: NormalSchema, name: string, patterns: Patterns): boolean {
  for (const pattern of keywords.patternProperties?.keys() ?? []) {
    if (patterns.matches(pattern, name) !== false) return true;
  }
  return false;
}

/** The schemas that describe a member by its name or a pattern; null where a pattern is not understood. */
export function describing(said: Keywords, name: string, patterns: Patterns): readonly NormalSchema[] | null {
  const declared = said.properties?.get(name);
  const found = declared === undefined ? [] : [declared];
  for (const [pattern, schema] of said.patternProperties ?? []) {
    const matches = patterns.matches(pattern, name);
    if (matches === null) return null;
    if (matches) found.push(schema);
  }
  return found;
}

/** The schema that describes an item by its position. */
export function describingItem({ prefixItems, items }: Keywords, index: number): NormalSchema | undefined {
  return index < (prefixItems?.length ?? 0) ? prefixItems?.[index] : items;
}
