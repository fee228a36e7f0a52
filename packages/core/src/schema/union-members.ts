import type { SourceNode } from '../load/source-node.ts';
import { isObject, member, text } from '../model/raw.ts';
import { refOf } from '../model/references.ts';
import { explicitTags } from './descendants.ts';
import type { Part, Term, Union } from './term.ts';
import { pairAlike, shareInCommon } from './traits.ts';
import { valueKey } from './values.ts';

/** One branch of a union, with everything by which it can be told from the others. */
export interface UnionMember {
  readonly node: SourceNode;
  readonly term: Term;
  /** The last segment of its `$ref`, or null for an inline schema. */
  readonly name: string | null;
  /** Wire values of the discriminator that select it: the mapping's, else the component name itself. */
  readonly tags: readonly string[];
  readonly title: string | null;
  /** Members that must have one value, such as `type` → `"card"`. */
  readonly constants: ReadonlyMap<string, string>;
}

export function membersOf(
  union: Union,
  termOf: (node: SourceNode) => Term,
  discriminator: Part | undefined,
): UnionMember[] {
  const explicit = discriminator === undefined ? [] : [...explicitTags(discriminator.node)];
  return union.members.map((node) => {
    const ref = refOf(node.value);
    const name = ref === null ? null : ref.slice(ref.lastIndexOf('/') + 1);
    const mapped = explicit.filter(([, target]) => target === name).map(([tag]) => tag);
    const implicit = discriminator === undefined || name === null ? [] : [name];
    const term = termOf(node);
    return {
      node,
      term,
      name,
      tags: mapped.length > 0 ? mapped : implicit,
      title: term.parts.map((part) => text(member(part.raw, 'title'))).find((title) => title !== null) ?? null,
      constants: constantsOf(term),
    };
  });
}

function constantsOf(term: Term): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of term.parts) {
    const properties = member(part.raw, 'properties');
    if (!isObject(properties)) continue;
    for (const name of Object.keys(properties)) {
      const constant = constantOf(properties[name]);
      if (constant !== undefined) found.set(name, valueKey(constant));
    }
  }
  return found;
}

function constantOf(schema: unknown): unknown {
  const own = member(schema, 'const');
  if (own !== undefined) return own;
  const list = member(schema, 'enum');
  return Array.isArray(list) && list.length === 1 ? list[0] : undefined;
}

export interface PairedMembers {
  readonly both: readonly (readonly [base: UnionMember, revision: UnionMember])[];
  readonly removed: readonly UnionMember[];
  readonly added: readonly UnionMember[];
}

type Traits = (item: UnionMember) => ReadonlySet<string>;

/** Pairs branches by what identifies them best: name, tag, title, constants, equality, and at last what they look like. */
export function pairMembers(
  base: readonly UnionMember[],
  revision: readonly UnionMember[],
  traits: { readonly base: Traits; readonly revision: Traits },
): PairedMembers {
  const both: [UnionMember, UnionMember][] = [];
  let removed = [...base];
  let added = [...revision];
  const take = (pairs: readonly [UnionMember, UnionMember][]) => {
    both.push(...pairs);
    const taken = new Set(pairs.flat());
    removed = removed.filter((item) => !taken.has(item));
    added = added.filter((item) => !taken.has(item));
  };
  const identities: readonly ((item: UnionMember) => string | null)[] = [
    (item) => item.name,
    (item) => (item.tags.length > 0 ? item.tags.join() : null),
    (item) => item.title,
    (item) => constantsText(item),
    (item) => (isObject(item.node.value) ? valueKey(item.node.value) : String(item.node.value)),
  ];
  for (const identity of identities) take(pairEqual(removed, added, identity));
  const looks = {
    base: new Map(removed.map((item) => [item, traits.base(item)])),
    revision: new Map(added.map((item) => [item, traits.revision(item)])),
  };
  for (const isOpen of [(item: UnionMember) => item.name === null, () => true]) {
    take(
      pairAlike(removed.filter(isOpen), added.filter(isOpen), (one, other) => {
        const [was, is] = [looks.base.get(one), looks.revision.get(other)];
        if (was === undefined || is === undefined || one.term.types !== other.term.types) return null;
        return shareInCommon(was, is);
      }),
    );
  }
  return { both, removed, added };
}

/** Only an identity that is one branch's own tells which is which. */
function pairEqual(
  base: readonly UnionMember[],
  revision: readonly UnionMember[],
  identity: (item: UnionMember) => string | null,
): [UnionMember, UnionMember][] {
  const [was, is] = [byIdentity(base, identity), byIdentity(revision, identity)];
  return [...was].flatMap(([key, one]): [UnionMember, UnionMember][] => {
    const other = is.get(key);
    return one === null || other == null ? [] : [[one, other]];
  });
}

/** Null for what several share. */
function byIdentity(items: readonly UnionMember[], identity: (item: UnionMember) => string | null) {
  const found = new Map<string, UnionMember | null>();
  for (const item of items) {
    const key = identity(item);
    if (key !== null) found.set(key, found.has(key) ? null : item);
  }
  return found;
}

/** Every two branches can be told apart without looking at the rest: by a tag or by JSON type. */
export function isTagged(members: readonly UnionMember[]): boolean {
  return (
    isTaggedByMember(members) ||
    everyTwo(members, (one, other) => (one.term.types & other.term.types) === 0 || haveOwnConstants(one, other))
  );
}

/** Every two branches can be told apart by the value of one member: the discriminator's, or a constant. */
export function isTaggedByMember(members: readonly UnionMember[]): boolean {
  return members.every((item) => item.tags.length > 0) || everyTwo(members, haveOwnConstants);
}

function everyTwo(members: readonly UnionMember[], test: (one: UnionMember, other: UnionMember) => boolean): boolean {
  return members.every((item, index) => members.slice(index + 1).every((other) => test(item, other)));
}

/** The two demand different constants for a member of the same name. */
function haveOwnConstants(one: UnionMember, other: UnionMember): boolean {
  for (const [name, value] of one.constants) {
    const theirs = other.constants.get(name);
    if (theirs !== undefined && theirs !== value) return true;
  }
  return false;
}

/** `type="card"`, in order of names; null where there are none. */
export function constantsText({ constants }: UnionMember): string | null {
  const texts = [...constants].map(([name, value]) => `${name}=${value}`);
  return texts.length === 0 ? null : texts.sort().join();
}
