import { ANY, typeOfValue } from '../types.ts';
import { valueKey } from '../values.ts';
import { namesEverywhere } from './declared-names.ts';
import { partsOf } from './in-place.ts';
import type { NormalSchema } from './normal-schema.ts';

/** What can be told of schemas without deciding anything; kept per schema. */
export class Glance {
  readonly #masks = new Map<NormalSchema, number>();
  readonly #values = new Map<NormalSchema, readonly unknown[] | null>();
  readonly #constants = new Map<NormalSchema, ReadonlyMap<string, ReadonlySet<string>>>();
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

  /** Whether two schemas demand different constants for one member: no object meets both. */
  areApart(one: NormalSchema, other: NormalSchema): boolean {
    const [own, theirs] = [this.#constantsOf(one), this.#constantsOf(other)];
    return [...own].some(([name, values]) => {
      const others = theirs.get(name);
      return others !== undefined && [...values].every((value) => !others.has(value));
    });
  }

  /** The values of the members that must be there and have some listed. */
  #constantsOf(schema: NormalSchema): ReadonlyMap<string, ReadonlySet<string>> {
    let found = this.#constants.get(schema);
    if (found === undefined) {
      const parts = [...partsOf(schema)];
      const required = new Set(parts.flatMap(({ keywords }) => keywords.required ?? []));
      const members = parts.flatMap(({ keywords }) => [...(keywords.properties ?? [])]);
      found = new Map(
        members.flatMap(([name, member]) => {
          const values = required.has(name) ? this.values(member) : null;
          return values === null ? [] : [[name, new Set(values.map(valueKey))] as const];
        }),
      );
      this.#constants.set(schema, found);
    }
    return found;
  }

  /** The values that a schema lists for good: no reader takes others. */
  constants({ keywords }: NormalSchema): readonly unknown[] | null {
    return keywords.constant === true ? (keywords.enum ?? null) : null;
  }

  /** Every name that a schema declares at its place, in whichever branch. */
  names(schema: NormalSchema): ReadonlySet<string> {
    const known = this.#names.get(schema);
    if (known !== undefined) return known;
    const names = namesEverywhere(schema);
    this.#names.set(schema, names);
    return names;
  }
}
