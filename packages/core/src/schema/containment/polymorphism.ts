import type { SourceNode } from '../../load/source-node.ts';
import { isObject, member } from '../../model/raw.ts';
import { refOf } from '../../model/references.ts';
import { discriminatorProperty, explicitTags } from '../descendants.ts';
import { valueKey } from '../values.ts';
import type { Scope } from './hidden-members.ts';
import type { NormalSchema, Tag } from './normal-schema.ts';
import type { NormalPool } from './pool.ts';

/**
 * Where a base schema with a discriminator is used, itself and every schema that extends it by `allOf` may stand
 * (OpenAPI 3.0 §4.7.25): a union with a tag. Undefined where the schema is no such base. As a part of `allOf` the base
 * is just a part.
 */
export function polymorphic(pool: NormalPool, node: SourceNode, scope: Scope): NormalSchema | undefined {
  const base = endOfReferences(pool, node);
  const property = base === undefined ? null : discriminatorProperty(base);
  if (base === undefined || property === null) return undefined;
  const descendants = pool.dialectOf(base).descendants(base);
  if (descendants.size === 0) return undefined;
  return pool.known(base, `${scope.key} with all that extend it`, () => {
    const tags = [...descendants.keys()];
    const others = pool.made(() => ({ not: constantsOf(pool, tags) }));
    const itself = pool.made(() => ({
      allOf: [pool.part(base, scope)],
      properties: new Map([[property, others]]),
    }));
    const extending = [...descendants].map(([tag, schema]) =>
      taggedBranch(pool, schema, property, [tag], pool.part(schema, scope)),
    );
    return { anyOf: [itself, ...extending], tag: { property, values: [...tags, base.key] } };
  });
}

/** The branches of a union, each with the values of its tag made explicit. */
export function taggedUnion(
  pool: NormalPool,
  union: SourceNode,
  branches: readonly SourceNode[],
  scope: Scope,
): { readonly members: readonly NormalSchema[]; readonly tag?: Tag } {
  const property = discriminatorProperty(union);
  if (property === null) {
    const members = branches.map((branch) => polymorphic(pool, branch, scope) ?? pool.part(branch, scope));
    const tag = commonConstant(pool, branches);
    return tag === undefined ? { members } : { members, tag };
  }
  const explicit = [...explicitTags(union)];
  const values: unknown[] = [];
  const members = branches.map((branch) => {
    const name = refOf(branch.value)?.split('/').at(-1) ?? null;
    const mapped = explicit.filter(([, target]) => target === name).map(([tag]) => tag);
    const tags = mapped.length > 0 || name === null ? mapped : [name];
    values.push(...(ownValues(pool, branch, property) ?? tags));
    return taggedBranch(pool, branch, property, tags, pool.part(branch, scope));
  });
  return { members, tag: { property, values } };
}

/** A branch that demands its tag, unless it says itself which values the tag has: that is what is sent. */
function taggedBranch(
  pool: NormalPool,
  branch: SourceNode,
  property: string,
  tags: readonly string[],
  schema: NormalSchema,
): NormalSchema {
  const own = ownValues(pool, branch, property)?.map(valueKey);
  const agrees = own === undefined || tags.every((tag) => own.includes(valueKey(tag)));
  if (tags.length === 0 || !agrees) return schema;
  return pool.made(() => ({
    allOf: [schema],
    properties: new Map([[property, constantsOf(pool, tags)]]),
    required: [property],
  }));
}

function constantsOf(pool: NormalPool, values: readonly unknown[]): NormalSchema {
  return pool.made(() => ({ enum: values }));
}

/** A member for which every branch lists its own values: a tag in all but name. */
function commonConstant(pool: NormalPool, branches: readonly SourceNode[]): Tag | undefined {
  const [first, ...others] = branches;
  if (first === undefined || others.length === 0) return undefined;
  for (const property of declaredNames(pool, first)) {
    const lists = branches.map((branch) => ownValues(pool, branch, property));
    if (lists.some((list) => list === undefined)) continue;
    const values = lists.flatMap((list) => list ?? []);
    if (new Set(values.map(valueKey)).size === values.length) return { property, values };
  }
  return undefined;
}

function declaredNames(pool: NormalPool, schema: SourceNode): string[] {
  return parts(pool, schema).flatMap((part) => {
    const properties = pool.keyword(part, 'properties')?.value;
    return isObject(properties) ? Object.keys(properties) : [];
  });
}

/** The values that a schema itself lists for one of its members; undefined where it lists none. */
function ownValues(pool: NormalPool, schema: SourceNode, property: string): readonly unknown[] | undefined {
  for (const part of parts(pool, schema)) {
    const declared = pool.keyword(part, 'properties')?.child(property);
    for (const place of declared === undefined ? [] : parts(pool, declared)) {
      const constant = pool.keyword(place, 'const');
      if (constant !== undefined) return [constant.value];
      const list = pool.keyword(place, 'enum')?.value;
      if (Array.isArray(list)) return list;
    }
  }
  return undefined;
}

/** A schema, what it refers to and its `allOf` members. */
function parts(pool: NormalPool, schema: SourceNode): SourceNode[] {
  const found = new Map<unknown, SourceNode>();
  const stack = [schema];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isObject(node.value) || found.has(node.value)) continue;
    found.set(node.value, node);
    const target = pool.dialectOf(node).target(node);
    if (target !== undefined) stack.push(target);
    const list = pool.keyword(node, 'allOf');
    if (Array.isArray(list?.value)) stack.push(...list.children());
  }
  return [...found.values()];
}

function endOfReferences(pool: NormalPool, node: SourceNode): SourceNode | undefined {
  let current = node;
  const seen = new Set<unknown>();
  while (isObject(current.value) && Object.keys(current.value).length === 1 && !seen.has(current.value)) {
    seen.add(current.value);
    const target = pool.dialectOf(current).target(current);
    if (target === undefined) return member(current.value, 'discriminator') === undefined ? undefined : current;
    current = target;
  }
  return isObject(current.value) ? current : undefined;
}
