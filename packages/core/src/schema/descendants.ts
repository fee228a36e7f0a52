import type { SourceNode } from '../load/source-node.ts';
import { isObject, member, strings } from '../model/raw.ts';
import { refOf } from '../model/references.ts';
import type { ApiModel } from '../model/views.ts';

/**
 * A base schema with a discriminator stands for itself and every component that extends it by `allOf`
 * (Swagger 2.0 §4.3.20.3, OpenAPI 3.0 §4.7.25). Finds those components by the base schema's raw value.
 */
export class Descendants {
  /** A holder of named schemas → a base schema in it or elsewhere → the named schemas that extend it. */
  readonly #holders = new Map<unknown, ReadonlyMap<unknown, readonly SourceNode[]>>();

  constructor(readonly model: ApiModel) {}

  /** The components that extend `base`, by the tag that they are sent with. */
  of(base: SourceNode): Map<string, SourceNode> {
    const found = new Map<string, SourceNode>();
    const tags = explicitTags(base);
    for (const schema of this.#extending(base)) {
      const names = [...tags].filter(([, target]) => target === schema.key).map(([tag]) => tag);
      for (const tag of names.length > 0 ? names : [schema.key]) found.set(tag, schema);
    }
    return found;
  }

  /** Looks among the named schemas of the contract and among those that stand beside the base in its own file. */
  #extending(base: SourceNode): Set<SourceNode> {
    if (!isPolymorphic(base)) return new Set();
    const holders = [this.model.schemas, base.parent].filter((holder) => holder != null);
    const direct = (value: unknown) => holders.flatMap((holder) => this.#index(holder).get(value) ?? []);
    const found = new Set(direct(base.value));
    // A set is walked in the order of insertion, so that what is added on the way is met too: grandchildren and below.
    for (const schema of found)
      for (const below of direct(this.model.references.follow(schema)?.value)) found.add(below);
    return found;
  }

  #index(holder: SourceNode): ReadonlyMap<unknown, readonly SourceNode[]> {
    const known = this.#holders.get(holder.value);
    if (known !== undefined) return known;
    const index = new Map<unknown, SourceNode[]>();
    for (const named of holder.children()) {
      const parts = this.model.references.follow(named)?.child('allOf');
      for (const part of Array.isArray(parts?.value) ? parts.children() : []) {
        const base = refOf(part.value) === null ? undefined : this.model.references.follow(part);
        if (base !== undefined) index.set(base.value, [...(index.get(base.value) ?? []), named]);
      }
    }
    this.#holders.set(holder.value, index);
    return index;
  }
}

/** A discriminator without a union: the schema is a base that others extend. */
export function isPolymorphic(node: SourceNode): boolean {
  return isObject(node.value) && Object.hasOwn(node.value, 'discriminator') && !hasUnion(node);
}

function hasUnion(node: SourceNode): boolean {
  return Array.isArray(member(node.value, 'oneOf')) || Array.isArray(member(node.value, 'anyOf'));
}

/** The member that tells the branches of a union apart; Swagger 2.0 gives its bare name. */
export function discriminatorProperty(node: SourceNode): string | null {
  const discriminator = member(node.value, 'discriminator');
  const name = typeof discriminator === 'string' ? discriminator : member(discriminator, 'propertyName');
  return typeof name === 'string' ? name : null;
}

/** `mapping`: tag → the last segment of what it points at (a component name, or a bare name). */
export function explicitTags(node: SourceNode): Map<string, string> {
  const mapping = member(member(node.value, 'discriminator'), 'mapping');
  const tags = new Map<string, string>();
  if (!isObject(mapping)) return tags;
  for (const tag of Object.keys(mapping)) {
    for (const target of strings([mapping[tag]])) tags.set(tag, target.slice(target.lastIndexOf('/') + 1));
  }
  return tags;
}
