import { SourceNode } from '../../load/source-node.ts';

/** A list or a set of members of a document with some of them changed; what it holds may come from elsewhere. */
export class EditedNode extends SourceNode {
  readonly #members: ReadonlyMap<string, SourceNode>;

  private constructor(original: SourceNode, value: unknown, members: ReadonlyMap<string, SourceNode>) {
    super(original.document, value, original.parent, original.key);
    this.#members = members;
  }

  static list(original: SourceNode, items: readonly SourceNode[]): EditedNode {
    return new EditedNode(
      original,
      items.map(({ value }) => value),
      new Map(items.map((item, index) => [String(index), item])),
    );
  }

  static object(original: SourceNode, members: ReadonlyMap<string, SourceNode>): EditedNode {
    const value: Record<string, unknown> = Object.create(null);
    for (const [name, member] of members) value[name] = member.value;
    return new EditedNode(original, value, members);
  }

  override child(key: string): SourceNode | undefined {
    return this.#members.get(key);
  }

  override *children(): Generator<SourceNode> {
    for (const [key, member] of this.#members) yield member.key === key ? member : renamed(member, key);
  }
}

function renamed(node: SourceNode, key: string): SourceNode {
  return new SourceNode(node.document, node.value, node.parent, key);
}
