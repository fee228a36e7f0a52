import type { SourceNode } from '../../load/source-node.ts';
import { arrayShapeOf } from '../../schema/arrays.ts';
import type { BesideNull, Part, Term } from '../../schema/term.ts';
import { ANY_BUT_NULL, NUMBER, Type, typeNames, typesOf } from '../../schema/types.ts';
import { valueKey, valuesOf, wireKey } from '../../schema/values.ts';
import type { FactId } from '../facts.ts';
import type { PairContext } from './pair-context.ts';

/** Which JSON types are admitted, null apart; as text on the wire where the place is serialised. */
export function compareTypes(context: PairContext): void {
  const { base, revision } = context;
  compareNull(context);
  // Limits decide what text spells as well; they are told by their own keywords.
  if (base.types === revision.types || areListedTexts(context) || areListedOnly(context)) return;
  const wasWire = wireTypes(context, base, context.baseTerm);
  const isWire = wireTypes(context, revision, context.revisionTerm);
  if (wasWire === isWire) return;
  const before = typeNames(base.types);
  const after = typeNames(revision.types);
  const [was, is] = sitesOf(base, revision, (term) => typeNode(term, term === base ? revision : base));
  context.emit(typeFact(wasWire, isWire), was, is, { data: { before, after } });
}

/** Where values are text and both sides list them, the lists say it all: `1` and `"1"` spell the same. */
function areListedTexts({ base, revision, spelling }: PairContext): boolean {
  return typeof spelling === 'object' && [base, revision].every((term) => valuesOf(term, wireKey) !== null);
}

/** Where no type is named and both sides list their values, the lists say it all. */
function areListedOnly({ base, revision }: PairContext): boolean {
  return [base, revision].every(
    (term) => valuesOf(term, valueKey) !== null && !term.parts.some(({ raw }) => Object.hasOwn(raw, 'type')),
  );
}

function typeFact(before: number, after: number): FactId {
  if ((before & ~after) === 0) return 'type-widened';
  return (after & ~before) === 0 ? 'type-narrowed' : 'type-changed';
}

function compareNull({ base, revision, spelling, emit, baseTerm, revisionTerm }: PairContext): void {
  if (base.nullable === revision.nullable) {
    compareBesideNull(base.besideNull, revision.besideNull, emit);
    return;
  }
  // Branches of unions are compared on their own.
  if (base.unions.length > 0 && revision.unions.length > 0) {
    const [nullable, termOf] = base.nullable ? [base, baseTerm] : [revision, revisionTerm];
    if (nullable.unions.some(({ members }) => members.some((member) => termOf([member]).nullable))) return;
  }
  // An untyped side says so by its type already; and null is the empty string where values are text.
  if (isUntyped(base) || isUntyped(revision)) return;
  if (typeof spelling === 'object' && (base.types & revision.types & Type.string) !== 0) return;
  const fact = revision.nullable ? 'became-nullable' : 'became-not-nullable';
  const [was, is] = sitesOf(base, revision, nullNode);
  emit(fact, was, is, { data: { before: base.nullable, after: revision.nullable } });
}

/** `oneOf: [it, null]` admits null by itself; if the other choice comes to admit it too, neither is meant alone. */
function compareBesideNull(was: BesideNull | null, is: BesideNull | null, emit: PairContext['emit']): void {
  if (was === null || is === null || was.nullable === is.nullable) return;
  const fact = is.nullable ? 'became-nullable' : 'became-not-nullable';
  emit(fact, was.node, is.node, { data: { before: was.nullable, after: is.nullable } });
}

function isUntyped(term: Term): boolean {
  return term.types === ANY_BUT_NULL && term.unions.length === 0;
}

/** Where each side says it; the schemas themselves where neither does in so many words. */
function sitesOf(base: Term, revision: Term, nodeOf: (term: Term) => SourceNode | undefined) {
  const [was, is] = [nodeOf(base), nodeOf(revision)];
  return was === undefined && is === undefined ? [base.home, revision.home] : [was, is];
}

/** What says the type; of several schemas that do, one that rules out what the other side admits. */
function typeNode(term: Term, other: Term): SourceNode | undefined {
  // A schema that is `false` has no keyword to point at.
  if (term.never) return term.home;
  const ruling = term.parts.filter(({ raw }) => (other.types & ~typesOf(raw)) !== 0);
  const said = (parts: readonly Part[]) => firstOf(parts, ['type', 'enum', 'const']);
  return said(ruling) ?? said(term.parts) ?? term.lists[0]?.node;
}

function nullNode(term: Term): SourceNode | undefined {
  return firstOf(term.parts, ['nullable', 'x-nullable']) ?? typeNode(term, term);
}

function firstOf(parts: readonly Part[], keywords: readonly string[]): SourceNode | undefined {
  for (const keyword of keywords) {
    const found = parts.find(({ raw }) => Object.hasOwn(raw, keyword));
    if (found !== undefined) return found.node.child(keyword);
  }
  return undefined;
}

const SCALARS = Type.boolean | NUMBER | Type.string;

/** Text admits what spells the same: an unlimited string holds every number; a list of one is its item. */
function wireTypes({ spelling }: PairContext, term: Term, termOf: (nodes: readonly SourceNode[]) => Term): number {
  let types = term.types;
  if (typeof spelling !== 'object') return types;
  if ((types & Type.array) !== 0) {
    const { restSchemas } = arrayShapeOf(term);
    types |= (restSchemas.length === 0 ? SCALARS : saturate(termOf(restSchemas))) & SCALARS;
    if (!spelling.explode && (term.types & Type.string) !== 0 && isUnlimitedString(term)) types |= SCALARS;
  }
  return types | saturate(term);
}

function saturate(term: Term): number {
  return (term.types & Type.string) !== 0 && isUnlimitedString(term) ? term.types | SCALARS : term.types;
}

const limiting = ['enum', 'const', 'pattern', 'format', 'minLength', 'maxLength', 'contentEncoding'];
const unlimited: ReadonlySet<unknown> = new Set([0, 'binary']);

function isUnlimitedString(term: Term): boolean {
  const limits = (part: Part) => limiting.some((key) => Object.hasOwn(part.raw, key) && !unlimited.has(part.raw[key]));
  return term.unions.length === 0 && term.lists.length === 0 && !term.parts.some(limits);
}
