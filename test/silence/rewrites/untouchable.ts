import {
  isJsonObject,
  isPolymorphic,
  isTagged,
  type JsonObject,
  type Part,
  refOf,
  resolve,
} from '../../support/drafts/contract-parts.ts';

/** Where a schema stands, or how it is named, is part of what it means: a tagged branch, a family and its members. */
export function isUntouchable(entry: JsonObject, part: Part): boolean {
  return isTagged(part) || isPolymorphic(part.value) || extendsPolymorphic(entry, part.value);
}

function extendsPolymorphic(entry: JsonObject, schema: JsonObject): boolean {
  const parts = Array.isArray(schema.allOf) ? schema.allOf : [];
  return [schema, ...parts].some((part) => {
    const ref = refOf(part);
    return ref !== null && isPolymorphic(followed(entry, ref));
  });
}

function followed(entry: JsonObject, ref: string): JsonObject | undefined {
  const seen = new Set<string>();
  for (let next: string | null = ref; next !== null && !seen.has(next); ) {
    seen.add(next);
    const target = resolve(entry, next);
    if (!isJsonObject(target)) return undefined;
    next = refOf(target);
    if (next === null) return target;
  }
  return undefined;
}
