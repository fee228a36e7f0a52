import type { SourceNode } from '../../load/source-node.ts';
import { isObject, type RawObject } from '../../model/raw.ts';
import { refOf } from '../../model/references.ts';
import { discriminatorProperty, explicitTags, isPolymorphic } from '../descendants.ts';
import { isIdle } from '../normal-text.ts';
import { Type, typesOf } from '../types.ts';
import { valueKey } from '../values.ts';
import { hiddenMembers, type Scope, withScope } from './hidden-members.ts';
import type { NormalSchema, Tag } from './normal-schema.ts';
import type { NormalPool } from './pool.ts';
import { isBareReference, samePlace } from './same-place.ts';

/** Keywords that may stand around a reference to a base schema without making it another schema. */
const wrapping: ReadonlySet<string> = new Set([
  ...['$ref', 'allOf', 'type', 'nullable', 'x-nullable', 'readOnly', 'writeOnly', 'deprecated', 'default', 'xml'],
]);

interface Family {
  readonly base: SourceNode;
  readonly property: string;
  readonly descendants: ReadonlyMap<string, SourceNode>;
}

/**
 * Where a base schema with a discriminator is used, itself and every schema that extends it by `allOf` may stand
 * (OpenAPI 3.0 §4.7.25): a union with a tag. Undefined where the schema is no such base. As a part of `allOf` the base
 * is just a part, unless the whole only wraps it: `{ nullable: true, allOf: [base] }` is how 3.0 says more of a
 * reference.
 */
export function polymorphic(pool: NormalPool, node: SourceNode, scope: Scope): NormalSchema | undefined {
  const way = [node];
  for (let next = wrapped(pool, node); next !== undefined; next = wrapped(pool, next)) {
    if (way.some(({ value }) => value === next?.value)) return undefined;
    way.push(next);
  }
  const family = familyOf(pool, way.at(-1) ?? node);
  if (family === undefined) return undefined;
  // A wrapper with a name of its own extends the base.
  const heirs = new Set([...family.descendants.values()].map(({ value }) => value));
  if (way.some(({ value }) => heirs.has(value))) return undefined;
  return way.reduceRight<NormalSchema | undefined>(
    (inner, item) => (inner === undefined ? union(pool, family, scope) : around(pool, item, inner, scope)),
    undefined,
  );
}

function familyOf(pool: NormalPool, base: SourceNode): Family | undefined {
  const dialect = pool.dialectOf(base);
  const property = dialect.discriminates ? discriminatorProperty(base) : null;
  if (property === null) return undefined;
  const descendants = dialect.descendants(base);
  // Without a name there is no tag, and nothing that could extend it.
  const isNamed = isPolymorphic(base) && (base.parent?.key === 'schemas' || base.parent?.key === 'definitions');
  return descendants.size === 0 && !isNamed ? undefined : { base, property, descendants };
}

/** What a schema refers to that adds nothing to it but null and words for people. */
function wrapped(pool: NormalPool, node: SourceNode): SourceNode | undefined {
  const raw = node.value;
  if (!isObject(raw)) return undefined;
  const target = pool.dialectOf(node).target(node);
  if (isBareReference(pool, node)) return target;
  const parts = [...(target === undefined ? [] : [target]), ...(pool.keyword(node, 'allOf')?.children() ?? [])];
  return parts.length === 1 && pool.keysOf(node).every((key) => isWrapping(raw, key)) ? parts[0] : undefined;
}

function isWrapping(raw: RawObject, key: string): boolean {
  return wrapping.has(key) || key.startsWith('x-') || isIdle(raw, key);
}

/** What a wrapper makes of the schema inside it. */
function around(pool: NormalPool, node: SourceNode, inner: NormalSchema, scope: Scope): NormalSchema {
  const type = pool.keyword(node, 'type');
  const nullable = isNullable(pool, node);
  if (isBareReference(pool, node) || (type === undefined && !nullable)) return inner;
  return pool.known(node, `${scope.key} around all that extend it`, () => {
    const said = { ...(type === undefined ? {} : { types: typesOf({ type: type.value }) }), allOf: [inner] };
    return nullable ? { anyOf: [pool.made(() => ({ types: Type.null })), pool.made(() => said)] } : said;
  });
}

/** Whether a schema of 2.0 or 3.0 admits null, whatever the rest says (docs/decisions/0003-nullable.md). */
export function isNullable(pool: NormalPool, node: SourceNode): boolean {
  if (!pool.dialectOf(node).nullable) return false;
  return ['nullable', 'x-nullable'].some((keyword) => pool.keyword(node, keyword)?.value === true);
}

function union(pool: NormalPool, { base, property, descendants }: Family, scope: Scope): NormalSchema {
  return pool.known(base, `${scope.key} with all that extend it`, () => {
    const heirs = [...descendants].map(([tag, schema]) => {
      const own = withScope(scope, hiddenMembers(pool, [schema]));
      return { part: pool.part(schema, own), sent: sentTags(pool, schema, property, [tag]) };
    });
    const itself = pool.part(base, scope);
    // A tag that is not sent tells nothing apart.
    if (scope.hidden.has(property)) return { anyOf: [itself, ...heirs.map(({ part }) => part)] };
    const tags = heirs.flatMap(({ sent }) => sent.values);
    const extending = heirs.map(({ part, sent }) => withTag(pool, part, property, sent));
    const own = ownTags(pool, base, property, tags);
    // A base whose every tag is an heir's stands for no object of its own.
    const all =
      own.length === 0 ? extending : [withTag(pool, itself, property, { values: own, isOwn: false }), ...extending];
    return { anyOf: all, tag: { property, values: [...tags, ...own] } };
  });
}

/** The tags of the base itself: those that it lists, or maps, and no heir has; and its name. */
function ownTags(pool: NormalPool, base: SourceNode, property: string, heirs: readonly unknown[]): readonly unknown[] {
  const taken = new Set(heirs.map(valueKey));
  const listed = ownValues(pool, base, property) ?? [...tagsFor(base, base.key), ...explicitTags(base).keys()];
  return listed.filter((value) => !taken.has(valueKey(value)));
}

/** The branches of a union, each with the values of its tag made explicit. */
export function taggedUnion(
  pool: NormalPool,
  node: SourceNode,
  branches: readonly SourceNode[],
  scope: Scope,
): { readonly members: readonly NormalSchema[]; readonly tag?: Tag } {
  const property = pool.dialectOf(node).discriminates ? discriminatorProperty(node) : null;
  if (property === null || scope.hidden.has(property)) {
    const members = branches.map((branch) => polymorphic(pool, branch, scope) ?? pool.part(branch, scope));
    const tag = commonConstant(pool, branches);
    if (tag === undefined || scope.hidden.has(tag.property)) return { members };
    const listed = members.map((member, index) =>
      withTag(pool, member, tag.property, { values: tag.lists[index] ?? [], isOwn: true }),
    );
    return { members: listed, tag: { property: tag.property, values: tag.lists.flatMap((list) => list ?? []) } };
  }
  const values: unknown[] = [];
  const members = branches.map((branch) => {
    const name = refOf(branch.value)?.split('/').at(-1);
    const sent = sentTags(pool, branch, property, name === undefined ? [] : tagsFor(node, name));
    values.push(...sent.values);
    return withTag(pool, pool.part(branch, scope), property, sent);
  });
  return { members, tag: { property, values } };
}

/** The tags of a named schema: those that the mapping gives it, else its name. */
function tagsFor(node: SourceNode, name: string): string[] {
  const mapped = [...explicitTags(node)].filter(([, target]) => target === name).map(([tag]) => tag);
  return mapped.length > 0 ? mapped : [name];
}

/** The values that the tag of a branch has. */
interface Sent {
  readonly values: readonly unknown[];
  /** The branch lists them itself, and says itself whether the tag must be there. */
  readonly isOwn: boolean;
}

/** The tag of a branch; where the branch itself lists other values for it, those are what is sent. */
function sentTags(pool: NormalPool, branch: SourceNode, property: string, tags: readonly string[]): Sent {
  const own = ownValues(pool, branch, property);
  const keys = own?.map(valueKey);
  const agrees = keys === undefined || tags.every((tag) => keys.includes(valueKey(tag)));
  return agrees && tags.length > 0 ? { values: tags, isOwn: false } : { values: own ?? [], isOwn: true };
}

/** A branch whose tag is constant, however it is listed: a tolerant reader must not take another branch's for it. */
function withTag(pool: NormalPool, part: NormalSchema, property: string, { values, isOwn }: Sent): NormalSchema {
  const { sender, position } = pool.settings;
  const isRead = sender === 'provider' && position === 'receiver';
  if (values.length === 0 || (isOwn && !isRead)) return part;
  return pool.made(() => ({
    allOf: [part],
    properties: new Map([[property, constantsOf(pool, values)]]),
    ...(isOwn ? {} : { required: [property] }),
  }));
}

function constantsOf(pool: NormalPool, values: readonly unknown[]): NormalSchema {
  return pool.made(() => ({ enum: values, constant: true }));
}

interface CommonTag {
  readonly property: string;
  /** The values of each branch; undefined for one that admits no object. */
  readonly lists: readonly (readonly unknown[] | undefined)[];
}

/** A member for which every branch that admits objects lists its own values: a tag in all but name. */
function commonConstant(pool: NormalPool, branches: readonly SourceNode[]): CommonTag | undefined {
  const objects = branches.filter((branch) => admitsObjects(pool, branch));
  const [first, ...others] = objects;
  if (first === undefined || others.length === 0) return undefined;
  for (const property of declaredNames(pool, first)) {
    const lists = branches.map((branch) => (objects.includes(branch) ? ownValues(pool, branch, property) : undefined));
    const known = lists.filter((list) => list !== undefined);
    if (known.length < objects.length) continue;
    const values = known.flat();
    if (new Set(values.map(valueKey)).size === values.length) return { property, lists };
  }
  return undefined;
}

function admitsObjects(pool: NormalPool, schema: SourceNode): boolean {
  return samePlace(pool, [schema], ['allOf']).every((part) => {
    const type = pool.keyword(part, 'type');
    return type === undefined || (typesOf({ type: type.value }) & Type.object) !== 0;
  });
}

function declaredNames(pool: NormalPool, schema: SourceNode): string[] {
  return samePlace(pool, [schema], ['allOf']).flatMap((part) => {
    const properties = pool.keyword(part, 'properties')?.value;
    return isObject(properties) ? Object.keys(properties) : [];
  });
}

/** The values that a schema itself lists for one of its members; undefined where it lists none. */
function ownValues(pool: NormalPool, schema: SourceNode, property: string): readonly unknown[] | undefined {
  const members = samePlace(pool, [schema], ['allOf']).flatMap(
    (part) => pool.keyword(part, 'properties')?.child(property) ?? [],
  );
  let values: readonly unknown[] | undefined;
  for (const place of samePlace(pool, members, ['allOf'])) {
    const constant = pool.keyword(place, 'const');
    const list = constant === undefined ? pool.keyword(place, 'enum')?.value : [constant.value];
    if (!Array.isArray(list)) continue;
    const keys = new Set(list.map(valueKey));
    values = values?.filter((value) => keys.has(valueKey(value))) ?? list;
  }
  return values;
}
