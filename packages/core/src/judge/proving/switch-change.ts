import type { Change, PairedTerms } from '../../compare/change.ts';
import { SourceNode } from '../../load/source-node.ts';
import { isObject } from '../../model/raw.ts';
import { isDirected } from '../../rules/rows.ts';
import type { Patches } from '../../schema/containment/pool.ts';
import type { Term } from '../../schema/term.ts';
import { valueKey } from '../../schema/values.ts';
import { EditedNode } from './edited-node.ts';
import { childOf, copyOf, holders, homeOf, itemsOf, type Patch, patchOf, type Task } from './switch-task.ts';
import { type Subject, subjectOf } from './switched-keywords.ts';

type Side = 'base' | 'revision';

/** A change of a schema, and the schemas that hold where it stands. */
export interface Switch {
  readonly change: Change;
  readonly terms: PairedTerms;
}

/**
 * How to read the schemas of one side as if one change, and no other, had not told them from the other side. Null where
 * that cannot be said: the schemas are built too differently.
 */
export function switchChange(change: Change, terms: PairedTerms, side: Side): Patches | null {
  return switchChanges([{ change, terms }], side);
}

/** The same for several changes together. */
export function switchChanges(switches: readonly Switch[], side: Side): Patches | null {
  const patches = new Map<unknown, Patch>();
  const subjects = switches.map((one) => ({
    subject: isDirected(one.change.fact) ? subjectOf(one.change.fact) : null,
    ...one,
  }));
  // Null wraps a schema as a whole, whatever else was switched in it.
  const inOrder = [
    ...subjects.filter(({ subject }) => subject?.kind !== 'null'),
    ...subjects.filter(({ subject }) => subject?.kind === 'null'),
  ];
  return inOrder.every((one) => switchOne(one, side, patches)) ? patches : null;
}

function switchOne(
  { change, terms, subject }: Switch & { readonly subject: Subject | null },
  side: Side,
  patches: Map<unknown, Patch>,
): boolean {
  if (subject === null) return false;
  const [target, source] = side === 'base' ? [terms.base, terms.revision] : [terms.revision, terms.base];
  // The schema `false` has no keywords to change.
  if (target.never || source.never) return false;
  const own = nodeOf(change[side]);
  const other = nodeOf(change[side === 'base' ? 'revision' : 'base']);
  return apply(subject, { change, target, source, own, other, patches });
}

function apply(subject: Subject, task: Task): boolean {
  switch (subject.kind) {
    case 'keywords':
      return subject.keywords.map((keyword) => replaceKeyword(task, keyword)).every(Boolean);
    case 'member':
      return replaceMember(task, subject.keyword, task.change.subject);
    case 'property':
      return replaceProperty(task, task.change.subject);
    case 'renamed':
      return [task.change.subject, task.change.data.after].every(
        (name) => typeof name === 'string' && replaceProperty(task, name),
      );
    case 'required':
      return replaceRequired(task, task.change.subject);
    case 'null':
      return replaceNull(task);
    case 'value':
      return replaceValue(task);
    case 'branch':
      return replaceBranch(task);
    case 'exclusivity':
      return replaceExclusivity(task);
  }
}

function replaceKeyword(task: Task, keyword: string): boolean {
  const [own, wanted] = [holders(task.target, keyword), holders(task.source, keyword)];
  for (const schema of own) patchOf(task, schema).set(keyword, null);
  const [first, ...more] = wanted.flatMap((schema) => schema.child(keyword) ?? []);
  if (first === undefined) return true;
  const schema = own[0] ?? homeOf(task.target);
  if (schema === null) return false;
  patchOf(task, schema).set(keyword, first);
  if (more.length === 0) return true;
  // Several parts say it; each of them counts.
  const parts = childOf(task, schema, 'allOf');
  const wrapped = more.map((node) => EditedNode.object(node, new Map([[keyword, node]])));
  patchOf(task, schema).set('allOf', EditedNode.list(parts ?? schema, [...(parts?.children() ?? []), ...wrapped]));
  return true;
}

function replaceProperty(task: Task, name: string): boolean {
  return replaceMember(task, 'properties', name) && replaceRequired(task, name);
}

function replaceMember(task: Task, keyword: string, name: string): boolean {
  const nodes = (term: Term) => term.parts.flatMap(({ node }) => node.child(keyword)?.child(name) ?? []);
  const own = holders(task.target, keyword);
  for (const schema of own) {
    const members = membersOf(task, schema, keyword);
    if (members.delete(name))
      patchOf(task, schema).set(keyword, EditedNode.object(schema.child(keyword) ?? schema, members));
  }
  const [wanted] = nodes(task.source);
  if (wanted === undefined) return true;
  const schema = own[0] ?? homeOf(task.target);
  if (schema === null) return false;
  const members = membersOf(task, schema, keyword).set(name, wanted);
  patchOf(task, schema).set(keyword, EditedNode.object(schema.child(keyword) ?? schema, members));
  return true;
}

function membersOf(task: Task, schema: SourceNode, keyword: string): Map<string, SourceNode> {
  return new Map(childOf(task, schema, keyword)?.named() ?? []);
}

function replaceRequired(task: Task, name: string): boolean {
  const names = (term: Term) => holders(term, 'required').flatMap((schema) => schema.child('required')?.value ?? []);
  const wanted = names(task.source).includes(name);
  if (names(task.target).includes(name) === wanted) return true;
  for (const schema of holders(task.target, 'required')) {
    const list = childOf(task, schema, 'required');
    if (list === undefined || !Array.isArray(list.value)) continue;
    patchOf(task, schema).set(
      'required',
      EditedNode.list(
        list,
        [...list.children()].filter(({ value }) => value !== name),
      ),
    );
  }
  if (!wanted) return true;
  const schema = homeOf(task.target);
  if (schema === null) return false;
  const list = childOf(task, schema, 'required');
  const item = new SourceNode(schema.document, name, schema, 'required');
  patchOf(task, schema).set('required', EditedNode.list(list ?? schema, [...(list?.children() ?? []), item]));
  return true;
}

const NULL_SCHEMA = { type: 'null' };

/** Null is said in many ways; so the schema as a whole is given it, or has it taken away. */
function replaceNull(task: Task): boolean {
  const { target, source, own } = task;
  // Null is admitted anyway by a choice of its own: the other choice is what changed.
  const beside = target.nullable === source.nullable;
  if (beside && own === undefined) return false;
  const gives = beside ? source.besideNull?.nullable === true : source.nullable;
  const schemas = partsToSwitch(target, beside ? own : undefined);
  for (const schema of schemas) {
    if (!isObject(schema.value)) return false;
    const patch = patchOf(task, schema);
    const copy = copyOf(task, schema);
    const none = new SourceNode(schema.document, NULL_SCHEMA, schema, 'anyOf');
    for (const keyword of new Set([...Object.keys(schema.value), ...patch.keys()])) patch.set(keyword, null);
    if (gives) patch.set('anyOf', EditedNode.list(schema, [copy, none]));
    else {
      patch.set('allOf', EditedNode.list(schema, [copy]));
      patch.set('not', none);
    }
  }
  return true;
}

function partsToSwitch({ parts, home }: Term, only: SourceNode | undefined): readonly SourceNode[] {
  if (only !== undefined) return [only];
  return parts.length > 0 ? parts.map(({ node }) => node) : [home];
}

/** `oneOf` or `anyOf` of constants: the list is the union, its values are branches. */
function replaceListedConstant(task: Task, constant: SourceNode, isOwn: boolean): boolean {
  const branch = constant.parent;
  if (branch === null) return false;
  if (isOwn) {
    const [list, schema] = [branch.parent, branch.parent?.parent];
    if (list == null || schema == null) return false;
    const kept = itemsOf(task, schema, list).filter(({ value }) => value !== branch.value);
    patchOf(task, schema).set(list.key, EditedNode.list(list, kept));
    return true;
  }
  const [list] = task.target.lists;
  if (list === undefined) return false;
  const { node } = list.part;
  patchOf(task, node).set(list.keyword, EditedNode.list(list.node, [...itemsOf(task, node, list.node), branch]));
  return true;
}

function isListedConstant(node: SourceNode | undefined): node is SourceNode {
  const union = node?.key === 'const' ? node.parent?.parent?.key : undefined;
  return union === 'oneOf' || union === 'anyOf';
}

function replaceValue(task: Task): boolean {
  const { data } = task.change;
  const isAdded = task.change.fact === 'enum-value-added';
  const holdsValue = isAdded === (task.own === nodeOf(task.change.revision)) ? task.own : task.other;
  if (isListedConstant(holdsValue)) return replaceListedConstant(task, holdsValue, holdsValue === task.own);
  const isThere = task.change.fact === 'enum-value-added' ? data.after : data.before;
  const key = valueKey(isThere);
  const isOwn = (term: Term) =>
    holders(term, 'enum').some((schema) =>
      [...(schema.child('enum')?.children() ?? [])].some(({ value }) => valueKey(value) === key),
    );
  const lists = holders(task.target, 'enum');
  if (lists.length === 0) return replaceKeyword(task, 'const') && replaceKeyword(task, 'enum');
  const has = isOwn(task.target);
  for (const schema of lists) {
    const list = childOf(task, schema, 'enum');
    if (list === undefined) continue;
    const items = [...list.children()];
    const added = new SourceNode(list.document, isThere, list, String(items.length));
    const kept = has ? items.filter(({ value }) => valueKey(value) !== key) : [...items, added];
    patchOf(task, schema).set('enum', EditedNode.list(list, kept));
  }
  return true;
}

function nodeOf(place: Change['base']): SourceNode | undefined {
  return place?.focus ?? place?.node;
}

/** The choices stay as they are; whether several may fit changes. */
function replaceExclusivity(task: Task): boolean {
  const { own } = task;
  if (own === undefined || own.parent === null) return false;
  const keyword = own.key === 'oneOf' ? 'anyOf' : 'oneOf';
  if (own.parent.child(keyword) !== undefined) return false;
  patchOf(task, own.parent).set(own.key, null).set(keyword, own);
  return true;
}

function replaceBranch(task: Task): boolean {
  const { change, own, other, target } = task;
  const isMember = (node: SourceNode | undefined) => node?.parent?.key === 'oneOf' || node?.parent?.key === 'anyOf';
  const removes = (change.fact === 'union-member-added') === (own === change.revision?.node);
  if (removes) {
    const [list, schema] = [own?.parent, own?.parent?.parent];
    if (!isMember(own) || list == null || schema == null) return false;
    const kept = itemsOf(task, schema, list).filter(({ value }) => value !== own?.value);
    patchOf(task, schema).set(list.key, EditedNode.list(list, kept));
    return true;
  }
  const [union] = target.unions;
  if (union === undefined || other === undefined) return false;
  const { node } = union.part;
  patchOf(task, node).set(union.keyword, EditedNode.list(union.node, [...itemsOf(task, node, union.node), other]));
  return true;
}
