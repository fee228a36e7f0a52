import { ANY, typeOfValue } from '../types.ts';
import type { NormalSchema } from './normal-schema.ts';

/** What can be told of schemas without deciding anything; kept per schema. */
export class Glance {
  readonly #masks = new Map<NormalSchema, number>();
  readonly #values = new Map<NormalSchema, readonly unknown[] | null>();
  readonly #names = new Map<NormalSchema, ReadonlySet<string>>();

  /** A superset of the types that a schema admits, as `Type` bits. */
  types(schema: NormalSchema): number {
    const known = this.#masks.get(schema);
    if (known !== undefined) return known;
    // A circle says nothing more than what stands in it.
    this.#masks.set(schema, ANY);
    const { keywords } = schema;
    let mask = keywords.never ? 0 : (keywords.types ?? ANY);
    if (keywords.enum !== undefined) mask &= keywords.enum.reduce((all: number, value) => all | typeOfValue(value), 0);
    for (const part of keywords.allOf ?? []) mask &= this.types(part);
    for (const branches of [keywords.anyOf, keywords.oneOf]) {
      if (branches !== undefined) mask &= branches.reduce((all, branch) => all | this.types(branch), 0);
    }
    this.#masks.set(schema, mask);
    return mask;
  }

  /** The values that a schema lists, or null where it lists none. */
  values(schema: NormalSchema): readonly unknown[] | null {
    const known = this.#values.get(schema);
    if (known !== undefined) return known;
    this.#values.set(schema, null);
    let values = schema.keywords.enum ?? null;
    for (const part of schema.keywords.allOf ?? []) values ??= this.values(part);
    this.#values.set(schema, values);
    return values;
  }

  /** Every name that a schema declares at its place, in whichever branch. */
  names(schema: NormalSchema): ReadonlySet<string> {
    const known = this.#names.get(schema);
    if (known !== undefined) return known;
    const names = new Set<string>();
    const seen = new Set<NormalSchema>();
    const stack = [schema];
    for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
      if (seen.has(item)) continue;
      seen.add(item);
      for (const name of ownNames(item)) names.add(name);
      const { allOf, anyOf, oneOf, dependentSchemas, if: test, then, else: otherwise } = item.keywords;
      for (const next of [allOf, anyOf, oneOf, dependentSchemas?.values(), [test, then, otherwise]]) {
        for (const one of next ?? []) if (one !== undefined) stack.push(one);
      }
    }
    this.#names.set(schema, names);
    return names;
  }
}

/** The names that a schema declares itself: by describing or demanding them. */
export function ownNames({ keywords }: NormalSchema): ReadonlySet<string> {
  const names = new Set<string>([...(keywords.properties?.keys() ?? []), ...(keywords.required ?? [])]);
  for (const [trigger, needed] of keywords.dependentRequired ?? [])
    for (const name of [trigger, ...needed]) names.add(name);
  for (const trigger of keywords.dependentSchemas?.keys() ?? []) names.add(trigger);
  if (keywords.tag !== undefined) names.add(keywords.tag.property);
  return names;
}

/** Whether a schema declares any member at all. */
export function declaresMembers({ keywords }: NormalSchema): boolean {
  return ownNames({ keywords } as NormalSchema).size > 0 || (keywords.patternProperties?.size ?? 0) > 0;
}
