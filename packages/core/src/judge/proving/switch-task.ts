import type { Change } from '../../compare/change.ts';
import type { SourceNode } from '../../load/source-node.ts';
import { isObject } from '../../model/raw.ts';
import type { Term } from '../../schema/term.ts';
import { EditedNode } from './edited-node.ts';

/** Keywords of one schema object that are read otherwise than written. */
export type Patch = Map<string, SourceNode | null>;

/** One change to be switched, among others that may have been switched before. */
export interface Task {
  readonly change: Change;
  readonly target: Term;
  readonly source: Term;
  /** What the change is about on the side that is read otherwise, and on the other one. */
  readonly own: SourceNode | undefined;
  readonly other: SourceNode | undefined;
  readonly patches: Map<unknown, Patch>;
}

export function holders(term: Term, keyword: string): SourceNode[] {
  return term.parts.flatMap(({ node }) => (node.child(keyword) === undefined ? [] : [node]));
}

/** Where a keyword is put that no part has: the schema that people look at. */
export function homeOf(term: Term): SourceNode | null {
  const home = term.parts[0]?.node ?? term.home;
  return isObject(home.value) ? home : null;
}

export function patchOf({ patches }: Task, schema: SourceNode): Patch {
  let patch = patches.get(schema.value);
  if (patch === undefined) {
    patch = new Map();
    patches.set(schema.value, patch);
  }
  return patch;
}

/** A keyword as it will be read, after what was switched so far. */
export function childOf({ patches }: Task, schema: SourceNode, keyword: string): SourceNode | undefined {
  const patched = patches.get(schema.value)?.get(keyword);
  return patched === undefined ? schema.child(keyword) : (patched ?? undefined);
}

/** The items of a list as it will be read, after what was switched so far. */
export function itemsOf(task: Task, schema: SourceNode, list: SourceNode): SourceNode[] {
  return [...(childOf(task, schema, list.key)?.children() ?? [])];
}

/** A schema of its own that says what is left of another one. */
export function copyOf(task: Task, schema: SourceNode): SourceNode {
  const keywords = new Set([...schema.named()].map(([keyword]) => keyword));
  for (const keyword of task.patches.get(schema.value)?.keys() ?? []) keywords.add(keyword);
  const members = [...keywords].flatMap((keyword) => {
    const child = childOf(task, schema, keyword);
    return child === undefined ? [] : [[keyword, child] as const];
  });
  return EditedNode.object(schema, new Map(members));
}
