import type { SourceNode } from '../load/source-node.ts';
import { isObject, member, strings } from '../model/raw.ts';
import { refOf } from '../model/references.ts';
import type { ApiModel } from '../model/views.ts';

/**
 * A base schema with a discriminator stands for itself and every component that extends it by `allOf`
 * (Swagger 2.0 §4.3.20.3, OpenAPI 3.0 §4.7.25). Finds those components by the base schema's raw value.
 */
export class Descendants {
  readonly #byBase = new Map<unknown, SourceNode[]>();

  constructor(model: ApiModel) {
    for (const schema of model.schemas?.children() ?? []) {
      const parts = schema.child('allOf');
      if (parts === undefined || !Array.isArray(parts.value)) continue;
      for (const part of parts.children()) {
        const ref = refOf(part.value);
        const base = ref === null ? undefined : model.sources.resolve(part, ref);
        if (base === undefined || !isPolymorphic(base)) continue;
        const list = this.#byBase.get(base.value);
        if (list === undefined) this.#byBase.set(base.value, [schema]);
        else list.push(schema);
      }
    }
  }

  /** The components that extend `base`, by the tag that they are sent with. */
  of(base: SourceNode): Map<string, SourceNode> {
    const found = new Map<string, SourceNode>();
    const tags = explicitTags(base);
    for (const schema of this.#byBase.get(base.value) ?? []) {
      const names = [...tags].filter(([, target]) => target === schema.key).map(([tag]) => tag);
      for (const tag of names.length > 0 ? names : [schema.key]) found.set(tag, schema);
    }
    return found;
  }
}

function isPolymorphic(node: SourceNode): boolean {
  return isObject(node.value) && Object.hasOwn(node.value, 'discriminator') && !hasUnion(node);
}

export function hasUnion(node: SourceNode): boolean {
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
