import type { SourceNode } from '../load/source-node.ts';
import type { Term } from './term.ts';
import { Type } from './types.ts';

/** A set of allowed values, keyed so that equal JSON values meet. */
export interface ValueSet {
  /** The `enum` list or the `const`. */
  readonly node: SourceNode;
  readonly isConst: boolean;
  readonly values: ReadonlyMap<string, SourceNode>;
}

/** The values that `enum` and `const` leave, over all parts; null where none limits them. Null itself is told apart. */
export function valuesOf(term: Term, keyOf: (value: unknown) => string): ValueSet | null {
  const sets = [
    ...term.parts.flatMap(({ node }) => [listedSet(node, keyOf), constantSet(node, keyOf)]),
    ...term.lists.map(({ node, members }) =>
      setOf(
        node,
        members.flatMap((item) => item.child('const') ?? []),
        keyOf,
      ),
    ),
  ];
  const set = sets.reduce(
    (one, other) => (one === null || other === null ? (one ?? other) : intersect(one, other)),
    null,
  );
  // Both values of a boolean are no limit.
  return term.types === Type.boolean && set?.values.size === 2 ? null : set;
}

function listedSet(node: SourceNode, keyOf: (value: unknown) => string): ValueSet | null {
  const list = node.child('enum');
  if (list === undefined || !Array.isArray(list.value)) return null;
  return setOf(list, [...list.children()], keyOf);
}

function setOf(node: SourceNode, items: readonly SourceNode[], keyOf: (value: unknown) => string): ValueSet {
  const listed = items.filter((item) => item.value !== null);
  return { node, isConst: false, values: new Map(listed.map((item) => [keyOf(item.value), item])) };
}

function constantSet(node: SourceNode, keyOf: (value: unknown) => string): ValueSet | null {
  const constant = node.child('const');
  if (constant === undefined) return null;
  const values = constant.value === null ? [] : [[keyOf(constant.value), constant] as const];
  return { node: constant, isConst: true, values: new Map(values) };
}

function intersect(one: ValueSet, other: ValueSet): ValueSet {
  return { ...one, values: new Map([...one.values].filter(([key]) => other.values.has(key))) };
}

/** Equal for equal JSON values, whatever the order of members. Integers compare by value, exactly. */
export function valueKey(value: unknown): string {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return `[${value.map(valueKey).join()}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.keys(value).sort();
    return `{${members.map((key) => `${JSON.stringify(key)}:${valueKey((value as Record<string, unknown>)[key])}`).join()}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** As the value is spelled in a URL or a header, where `1` and `"1"` are the same. */
export function wireKey(value: unknown): string {
  return typeof value === 'string' ? value : valueKey(value);
}

/** Annotations that hold as soon as one schema says so (JSON Schema 2020-12 validation §9.3, §9.4). */
const united: ReadonlySet<string> = new Set(['readOnly', 'writeOnly', 'deprecated']);

/** What the outermost schema that speaks of it says; of those that are united, the outermost that says yes. */
export function annotationOf(term: Term, keyword: string): SourceNode | undefined {
  const said = allOfKeyword(term, keyword);
  return (united.has(keyword) ? said.find(({ value }) => value === true) : undefined) ?? said[0];
}

/** Every occurrence of a keyword among the parts. */
export function allOfKeyword(term: Term, keyword: string): SourceNode[] {
  return term.parts.flatMap(({ node }) => node.child(keyword) ?? []);
}
