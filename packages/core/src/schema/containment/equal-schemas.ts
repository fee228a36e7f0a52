import { valueKey } from '../values.ts';
import { LISTED_SCHEMAS, NAMED_SCHEMAS, PLAIN_VALUES, SINGLE_SCHEMAS } from './keyword-kinds.ts';
import type { Keywords, NormalSchema } from './normal-schema.ts';

/** Pairs looked at in one comparison; larger ones count as different, which costs time and no truth. */
const MAX_PAIRS = 20_000;

/**
 * Whether two schemas say the same in the same way, whatever the order of names, branches and values. Circles count as
 * equal while nothing speaks against it.
 */
export function equalSchemas(one: NormalSchema, other: NormalSchema, hint: Hint = () => null): boolean {
  return new Comparison(hint).equal(one, other);
}

/** A quick word on whether two schemas are the same; null: look. */
export type Hint = (one: NormalSchema, other: NormalSchema) => boolean | null;

const plain = [...PLAIN_VALUES, 'never', 'types', 'constant', 'format'] as const;

class Comparison {
  readonly #assumed = new Set<string>();

  constructor(readonly hint: Hint) {}

  equal(one: NormalSchema, other: NormalSchema): boolean {
    if (one === other) return true;
    const key = `${one.id} ${other.id}`;
    if (this.#assumed.has(key)) return true;
    if (this.#assumed.size > MAX_PAIRS) return false;
    this.#assumed.add(key);
    const known = this.hint(one, other);
    if (known !== null) return known;
    return this.#keywords(one.keywords, other.keywords);
  }

  #keywords(one: Keywords, other: Keywords): boolean {
    for (const keyword of plain) if (one[keyword] !== other[keyword]) return false;
    return (
      sameSet(one.enum, other.enum) &&
      sameSet(one.required ?? [], other.required ?? []) &&
      sameSet(one.tag?.values, other.tag?.values) &&
      one.tag?.property === other.tag?.property &&
      sameNeeds(one.dependentRequired, other.dependentRequired) &&
      NAMED_SCHEMAS.every((keyword) => this.#named(one[keyword], other[keyword])) &&
      SINGLE_SCHEMAS.every((keyword) => this.#optional(one[keyword], other[keyword])) &&
      LISTED_SCHEMAS.every((keyword) => this.#inOrder(one[keyword] ?? [], other[keyword] ?? []))
    );
  }

  #optional(one: NormalSchema | undefined, other: NormalSchema | undefined): boolean {
    return one === undefined || other === undefined ? one === other : this.equal(one, other);
  }

  #named(
    one: ReadonlyMap<string, NormalSchema> | undefined,
    other: ReadonlyMap<string, NormalSchema> | undefined,
  ): boolean {
    if ((one?.size ?? 0) !== (other?.size ?? 0)) return false;
    for (const [name, schema] of one ?? []) {
      const partner = other?.get(name);
      if (partner === undefined || !this.equal(schema, partner)) return false;
    }
    return true;
  }

  #inOrder(one: readonly NormalSchema[], other: readonly NormalSchema[]): boolean {
    return (
      one.length === other.length &&
      one.every((schema, index) => {
        const partner = other[index];
        return partner !== undefined && this.equal(schema, partner);
      })
    );
  }
}

function sameSet(one: readonly unknown[] | undefined, other: readonly unknown[] | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  const [keys, others] = [new Set(one.map(valueKey)), new Set(other.map(valueKey))];
  return keys.size === others.size && [...keys].every((key) => others.has(key));
}

function sameNeeds(
  one: ReadonlyMap<string, readonly string[]> | undefined,
  other: ReadonlyMap<string, readonly string[]> | undefined,
): boolean {
  if ((one?.size ?? 0) !== (other?.size ?? 0)) return false;
  return [...(one ?? [])].every(([name, needed]) => sameSet(needed, other?.get(name)));
}
