import type { SourceNode } from '../../load/source-node.ts';
import { type Descendants, discriminatorProperty } from '../../schema/descendants.ts';
import type { Part, Term, Union } from '../../schema/term.ts';
import { traitsOf } from '../../schema/traits.ts';
import { ANY_BUT_NULL, typeNames } from '../../schema/types.ts';
import {
  constantsText,
  isTagged,
  isTaggedByMember,
  membersOf,
  pairMembers,
  type UnionMember,
} from '../../schema/union-members.ts';
import { type PairContext, pairByKey } from './pair-context.ts';

/**
 * Compares the unions of two terms. True when that was all there is to compare: one side is nothing but a union, so
 * that the other, if it is none, is taken as a union of one (wrapping and unwrapping change the members, no more).
 */
export function compareUnions(context: PairContext): boolean {
  const { base, revision } = context;
  if (base.unions.length === 0 && revision.unions.length === 0) return false;
  const [was] = base.unions;
  const [is] = revision.unions;
  compareDiscriminators(context);
  if (was !== undefined && is !== undefined) {
    compareEach(context);
    return false;
  }
  const union = was ?? is;
  const plain = was === undefined ? base : revision;
  if (union === undefined || !isNothingButUnion(was === undefined ? revision : base) || isAnything(plain)) {
    if (was === undefined) context.emit('union-added', undefined, is?.node);
    else context.emit('union-removed', was.node, undefined);
    return false;
  }
  const branches = sidesOf(context, was === undefined ? undefined : was, is === undefined ? undefined : is);
  compareMembers(context, branches.base, branches.revision, union.node);
  return true;
}

/** Unions of a term hold all at once; the n-th of one side is compared with the n-th of the other. */
function compareEach(context: PairContext): void {
  const { base, revision } = context;
  for (let index = 0; index < Math.max(base.unions.length, revision.unions.length); index++) {
    const was = base.unions[index];
    const is = revision.unions[index];
    if (was === undefined) context.emit('union-added', undefined, is?.node);
    else if (is === undefined) context.emit('union-removed', was.node, undefined);
    else {
      const branches = sidesOf(context, was, is);
      if (was.keyword !== is.keyword) {
        const fact = is.keyword === 'oneOf' ? 'union-became-exclusive' : 'union-became-inclusive';
        context.emit(fact, was.node, is.node, { data: { before: was.keyword, after: is.keyword } });
      }
      compareMembers(context, branches.base, branches.revision, is.node);
    }
  }
}

/** The branches of each side; a side without a union is its own only branch. */
function sidesOf(context: PairContext, was: Union | undefined, is: Union | undefined) {
  const { base, revision, baseTerm, revisionTerm } = context;
  return {
    base: was === undefined ? [whole(base)] : membersOf(was, (node) => baseTerm([node]), discriminatorOf(base)),
    revision:
      is === undefined ? [whole(revision)] : membersOf(is, (node) => revisionTerm([node]), discriminatorOf(revision)),
  };
}

function whole(term: Term): UnionMember {
  const { home } = term;
  const name = home.parent?.key === 'schemas' || home.parent?.key === 'definitions' ? home.key : null;
  return { node: home, term, name, tags: [], title: null, constants: new Map() };
}

function compareMembers(
  context: PairContext,
  base: readonly UnionMember[],
  revision: readonly UnionMember[],
  union: SourceNode,
): void {
  const { both, removed, added } = pairMembers(base, revision, {
    base: (item) => traitsOf(item.term, context.baseTerm),
    revision: (item) => traitsOf(item.term, context.revisionTerm),
  });
  const tagged = isTagged([...base, ...added]);
  const data = { tagged };
  const homes = [context.base.home, context.revision.home];
  const siblings = ([first]: readonly UnionMember[]) => {
    if (first === undefined) return union;
    return homes.includes(first.node) ? first.node : (first.node.parent ?? union);
  };
  for (const item of removed) {
    context.emit('union-member-removed', item.node, siblings(revision), {
      subject: nameOf(item),
      data: { ...data, before: item.node.value },
    });
  }
  for (const item of added) {
    context.emit('union-member-added', siblings(base), item.node, {
      subject: nameOf(item),
      data: { ...data, hasOwnTag: base.length > 1 && isTaggedByMember([...base, item]), after: item.node.value },
    });
  }
  for (const [one, other] of both) {
    compareTags(context, one, other);
    if (one.node === context.base.home && other.node === context.revision.home) continue;
    context.descend([one.node], [other.node], { certain: tagged, spelling: context.spelling });
  }
}

/** What people call a branch: its component, its title, or the kind of value. */
function nameOf(item: UnionMember): string {
  return item.name ?? item.title ?? constantsText(item) ?? typeNames(item.term.types).join(' or ');
}

function compareTags(context: PairContext, base: UnionMember, revision: UnionMember): void {
  if (base.tags.length === 0 || revision.tags.length === 0) return;
  const keyed = (item: UnionMember) => new Map(item.tags.map((tag) => [tag, item.node]));
  pairByKey(keyed(base), keyed(revision), {
    removed: (subject, node) => context.emit('discriminator-tag-removed', node, revision.node, { subject }),
    added: (subject, node) => context.emit('discriminator-tag-added', base.node, node, { subject }),
  });
}

/** The tags of a choice of one: no union is left of it, but what selects the branch is sent all the same. */
export function compareTagsOfOne(context: PairContext): void {
  const was = onlyBranch(context.base, context.baseTerm);
  const is = onlyBranch(context.revision, context.revisionTerm);
  if (was !== undefined && is !== undefined) compareTags(context, was, is);
}

function onlyBranch(term: Term, termOf: PairContext['baseTerm']): UnionMember | undefined {
  const part = discriminatorOf(term);
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const node = part?.node.child(keyword);
    if (part === undefined || node === undefined || !Array.isArray(node.value) || node.value.length !== 1) continue;
    const union = { keyword, part, node, members: [...node.children()] };
    return membersOf(union, (member) => termOf([member]), part)[0];
  }
  return undefined;
}

function discriminatorOf(term: Term): Part | undefined {
  return term.parts.find((part) => discriminatorProperty(part.node) !== null);
}

export function compareDiscriminators({ base, revision, emit }: PairContext): void {
  const was = discriminatorOf(base)?.node;
  const is = discriminatorOf(revision)?.node;
  if (was === undefined && is === undefined) return;
  const before = was === undefined ? undefined : (discriminatorProperty(was) ?? undefined);
  const after = is === undefined ? undefined : (discriminatorProperty(is) ?? undefined);
  const data = { before, after };
  if (was === undefined) emit('discriminator-added', undefined, is?.child('discriminator'), { data });
  else if (is === undefined) emit('discriminator-removed', was.child('discriminator'), undefined, { data });
  else if (before !== after) {
    emit('discriminator-property-changed', was.child('discriminator'), is.child('discriminator'), { data });
  }
}

/** A base schema that others extend: its descendants are branches that only their tag names. */
export function compareDescendants(context: PairContext, was: Descendants, is: Descendants): void {
  const base = extendedIn(context.base);
  const revision = extendedIn(context.revision);
  if (base === undefined || revision === undefined) return;
  pairByKey(was.of(base.node), is.of(revision.node), {
    removed: (subject, node) =>
      context.emit('union-member-removed', node, revision.node, { subject, data: { tagged: true, before: subject } }),
    added: (subject, node) =>
      context.emit('union-member-added', base.node, node, {
        subject,
        data: { tagged: true, hasOwnTag: true, after: subject },
      }),
    both: (_, one, other) => context.descend([one], [other], {}),
  });
}

/** The part with a discriminator, if the term *is* that schema and does not merely extend it. */
function extendedIn(term: Term): Part | undefined {
  const part = discriminatorOf(term);
  return part !== undefined && term.unions.length === 0 && term.roots.some((root) => root.value === part.raw)
    ? part
    : undefined;
}

const besideUnion: ReadonlySet<string> = new Set([
  ...[
    'oneOf',
    'anyOf',
    'discriminator',
    'title',
    'description',
    'nullable',
    'x-nullable',
    'example',
    'examples',
    'type',
  ],
  ...['default', 'deprecated', 'readOnly', 'writeOnly', 'externalDocs', 'xml'],
]);

function isNothingButUnion(term: Term): boolean {
  return (
    term.unions.length === 1 &&
    term.parts.every((part) => Object.keys(part.raw).every((key) => besideUnion.has(key) || key.startsWith('x-')))
  );
}

function isAnything(term: Term): boolean {
  return term.types === ANY_BUT_NULL && term.parts.length === 0;
}
