import { isObject } from '../load/refs/walk.ts';
import type { SourceNode } from '../load/source-node.ts';

/** Reading members of documents that may hold anything where the specification expects something. */

export { isObject };

export type RawObject = Readonly<Record<string, unknown>>;

/** An own member, or undefined. Never the prototype's. */
export function member(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function flag(value: unknown): boolean {
  return value === true;
}

export function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** The children of a member that should be an object or array; none where it is something else. */
export function childrenOf(node: SourceNode, key: string): readonly SourceNode[] {
  const child = node.child(key);
  return child === undefined ? [] : [...child.children()];
}
