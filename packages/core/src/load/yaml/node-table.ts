/** Kinds of node in the table. */
export const NODE = { MAPPING: 1, SEQUENCE: 2, SCALAR: 3, BLOCK_SCALAR: 4, ALIAS: 5 } as const;

/**
 * Where each node of a YAML document stands, in document order: a mapping is followed by its keys and values in
 * turn, a sequence by its items. 13 bytes a node, where the parser's events take about 130; the events are dropped
 * after parsing (see docs/decisions/0001-positions.md).
 */
export interface NodeTable {
  readonly count: number;
  /** `NODE.*` of each node. */
  readonly kind: Uint8Array;
  /** Offset of the first character: the quote of a quoted scalar, the bracket of a flow collection. */
  readonly start: Int32Array;
  /** Offset after the last character; for collections unknown (0) and worked out when asked for. */
  readonly end: Int32Array;
  /** The node after this one and all its descendants. */
  readonly next: Int32Array;
  /** Keys that are not spelled in the text as they read (escapes, folded lines, aliases). */
  readonly oddKeys: ReadonlyMap<number, string>;
  /** Alias → the node that it repeats. */
  readonly targets: ReadonlyMap<number, number>;
  /** Nodes that are merge keys (`<<`). */
  readonly merges: ReadonlySet<number>;
}

/** A table that grows by one node at a time. `capacity`: the nodes that there is room for without `reserve`. */
export class NodeTableBuilder implements NodeTable {
  count = 0;
  kind: Uint8Array;
  start: Int32Array;
  end: Int32Array;
  next: Int32Array;
  readonly oddKeys = new Map<number, string>();
  readonly targets = new Map<number, number>();
  readonly merges = new Set<number>();

  constructor(capacity: number) {
    this.kind = new Uint8Array(capacity);
    this.start = new Int32Array(capacity);
    this.end = new Int32Array(capacity);
    this.next = new Int32Array(capacity);
  }

  /** Adds a node without descendants; a collection sets `next` again when it closes. Returns its number. */
  add(kind: number, start: number, end: number): number {
    const node = this.count++;
    this.kind[node] = kind;
    this.start[node] = start;
    this.end[node] = end;
    this.next[node] = node + 1;
    return node;
  }

  /** Makes room for so many nodes more. */
  reserve(more: number): void {
    const capacity = this.count + more;
    if (capacity <= this.kind.length) return;
    const larger = Math.ceil(capacity * GROWTH);
    this.kind = enlarged(this.kind, new Uint8Array(larger));
    this.start = enlarged(this.start, new Int32Array(larger));
    this.end = enlarged(this.end, new Int32Array(larger));
    this.next = enlarged(this.next, new Int32Array(larger));
  }

  /**
   * Adds a node of another table and all its descendants, which stand `shift` characters further on here. There are no
   * aliases among them.
   */
  append(from: NodeTable, node: number, shift: number): void {
    const until = from.next[node] ?? node + 1;
    const moved = this.count - node;
    const isOdd = from.oddKeys.size > 0 || from.merges.size > 0;
    this.reserve(until - node);
    for (let at = node; at < until; at++) {
      const kind = from.kind[at] ?? 0;
      const end = from.end[at] ?? 0;
      const to = this.add(kind, (from.start[at] ?? 0) + shift, isCollection(kind) ? end : end + shift);
      this.next[to] = (from.next[at] ?? 0) + moved;
      if (isOdd) this.appendOddity(from, at, to);
    }
  }

  private appendOddity({ oddKeys, merges }: NodeTable, node: number, added: number): void {
    const text = oddKeys.get(node);
    if (text !== undefined) this.oddKeys.set(added, text);
    if (merges.has(node)) this.merges.add(added);
  }
}

const GROWTH = 1.5;

function enlarged<T extends Uint8Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

export function isCollection(kind: number | undefined): boolean {
  return kind === NODE.MAPPING || kind === NODE.SEQUENCE;
}

/** The numbers of the key nodes of a mapping, up to `before` (exclusive). */
export function memberKeys(table: NodeTable, mapping: number, before: number): number[] {
  const keys: number[] = [];
  for (let key = mapping + 1; key < before; ) {
    keys.push(key);
    const value = table.next[key] ?? before;
    key = table.next[value] ?? before;
  }
  return keys;
}

/** What a key node reads as. */
export function keyText(table: NodeTable, text: string, node: number): string {
  const odd = table.oddKeys.get(node);
  if (odd !== undefined) return odd;
  const start = table.start[node] ?? 0;
  const end = table.end[node] ?? 0;
  const isQuoted = text[start] === '"' || text[start] === "'";
  return isQuoted ? text.slice(start + 1, end - 1) : text.slice(start, end);
}
