import { ANY, typeOfValue } from '../types.ts';
import { namesEverywhere } from './declared-names.ts';
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
    const names = namesEverywhere(schema);
    this.#names.set(schema, names);
    return names;
  }
}
