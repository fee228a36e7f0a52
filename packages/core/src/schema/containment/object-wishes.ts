import { fails, type Literal } from './literals.ts';
import type { MemberRules } from './member-rules.ts';
import type { Demand } from './solver.ts';

/** A member that must be there so that some schema fails. */
export interface Wish {
  /** Its name, or what its name must be. */
  readonly name: string | NameFilter;
  /** What its value must be. */
  readonly value: readonly Literal[];
}

export interface NameFilter {
  readonly not: ReadonlySet<string>;
  readonly matches: readonly string[];
  readonly matchesNot: readonly string[];
  /** What the name must be as a text. */
  readonly text: readonly Literal[];
}

export const ANY_NAME: NameFilter = { not: new Set(), matches: [], matchesNot: [], text: [] };

/** One wish for each schema that only a member can fail. */
export function wishesOf({ failing }: Demand): Wish[] {
  const wishes: Wish[] = [];
  for (const { keywords } of failing) {
    const { properties, patternProperties, additionalProperties, propertyNames, dependentRequired } = keywords;
    if (additionalProperties !== undefined) {
      const not = new Set(properties?.keys() ?? []);
      const matchesNot = [...(patternProperties?.keys() ?? [])];
      wishes.push({ name: { ...ANY_NAME, not, matchesNot }, value: [fails(additionalProperties)] });
      continue;
    }
    for (const [name, schema] of properties ?? []) wishes.push({ name, value: [fails(schema)] });
    for (const [pattern, schema] of patternProperties ?? []) {
      wishes.push({ name: { ...ANY_NAME, matches: [pattern] }, value: [fails(schema)] });
    }
    if (propertyNames !== undefined) wishes.push({ name: { ...ANY_NAME, text: [fails(propertyNames)] }, value: [] });
    for (const trigger of dependentRequired?.keys() ?? []) wishes.push({ name: trigger, value: [] });
  }
  return wishes;
}

/** Every way of giving the wishes names; null for a way that nobody can tell. */
export function* assignments(
  rules: MemberRules,
  wishes: readonly Wish[],
): Generator<ReadonlyMap<string, readonly Wish[]> | null> {
  const [first, ...others] = wishes;
  if (first === undefined) {
    yield new Map();
    return;
  }
  for (const rest of assignments(rules, others)) {
    if (rest === null) {
      yield null;
      continue;
    }
    for (const name of rules.namesFor(first.name, [...rest.keys()])) {
      yield name === null ? null : new Map([...rest, [name, [...(rest.get(name) ?? []), first]]]);
    }
  }
}
