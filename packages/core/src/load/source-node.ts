import type { Pointer, SourceDocument } from './source-document.ts';

/**
 * A value in a document and the way to it. Cheap to make (one object a step); the pointer is spelled out only
 * when a finding needs it.
 */
export class SourceNode {
  constructor(
    readonly document: SourceDocument,
    readonly value: unknown,
    readonly parent: SourceNode | null,
    readonly key: string,
  ) {}

  static root(document: SourceDocument): SourceNode {
    return document.root ?? new SourceNode(document, document.value, null, '');
  }

  /** The member or array item under `key`, or undefined. Own properties only. */
  child(key: string): SourceNode | undefined {
    const value = this.value;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return new SourceNode(this.document, (value as Record<string, unknown>)[key], this, key);
  }

  /** The node at a pointer below this one, or undefined. */
  at(pointer: Pointer): SourceNode | undefined {
    let node: SourceNode | undefined = this;
    for (const key of pointer) node = node?.child(key);
    return node;
  }

  /** Every member (of an object) or item (of an array), in document order. */
  children(): Iterable<SourceNode> {
    const value = this.value;
    if (typeof value !== 'object' || value === null) return [];
    return Object.keys(value).map(
      (key) => new SourceNode(this.document, (value as Record<string, unknown>)[key], this, key),
    );
  }

  /** Every member by the name that it has here, in document order. */
  named(): (readonly [name: string, member: SourceNode])[] {
    const value = this.value;
    if (typeof value !== 'object' || value === null) return [];
    return Object.keys(value).flatMap((name) => {
      const member = this.child(name);
      return member === undefined ? [] : [[name, member] as const];
    });
  }

  get pointer(): string[] {
    const path: string[] = [];
    for (let node: SourceNode = this; node.parent !== null; node = node.parent) path.push(node.key);
    return path.reverse();
  }
}
