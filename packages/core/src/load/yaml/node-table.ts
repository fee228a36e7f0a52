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

/** A table that grows by one node at a time. `capacity` is the largest number of nodes that can come. */
export class NodeTableBuilder {
  count = 0;
  readonly kind: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly next: Int32Array;
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
