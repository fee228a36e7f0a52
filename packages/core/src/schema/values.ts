import type { SourceNode } from '../load/source-node.ts';
import type { Term } from './term.ts';

/** A set of allowed values, keyed so that equal JSON values meet. */
export interface ValueSet {
  /** The `enum` list or the `const`. */
  readonly node: SourceNode;
  readonly isConst: boolean;
  readonly values: ReadonlyMap<string, SourceNode>;
}

/** The values that `enum` and `const` leave, over all parts; null where none limits them. Null itself is told apart. */
export function valuesOf(term: Term, keyOf: (value: unknown) => string): ValueSet | null {
  let result: ValueSet | null = null;
  for (const { node } of term.parts) {
    for (const keyword of ['enum', 'const'] as const) {
      const child = node.child(keyword);
      if (child === undefined || (keyword === 'enum' && !Array.isArray(child.value))) continue;
      const values = new Map<string, SourceNode>();
      for (const item of keyword === 'enum' ? child.children() : [child]) {
        if (item.value !== null) values.set(keyOf(item.value), item);
      }
      result = result === null ? { node: child, isConst: keyword === 'const', values } : intersect(result, values);
    }
  }
  return result;
}

function intersect(set: ValueSet, values: ReadonlyMap<string, SourceNode>): ValueSet {
  return { ...set, values: new Map([...set.values].filter(([key]) => values.has(key))) };
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

/** What the outermost schema that speaks of it says (annotations are not united). */
export function annotationOf(term: Term, keyword: string): SourceNode | undefined {
  for (const { node } of term.parts) {
    const child = node.child(keyword);
    if (child !== undefined) return child;
  }
  return undefined;
}

/** Every occurrence of a keyword among the parts. */
export function allOfKeyword(term: Term, keyword: string): SourceNode[] {
  return term.parts.flatMap(({ node }) => node.child(keyword) ?? []);
}
