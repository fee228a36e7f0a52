import type { Located, Pointer, TextRange } from '../source-document.ts';
import { isCollection, keyText, memberKeys, NODE, type NodeTable } from './node-table.ts';

interface Place {
  /** -1 where the place is an item or the root. */
  readonly key: number;
  readonly value: number;
}

type Children = ReadonlyMap<string, Place>;

/** Answers where pointers stand in one YAML text. Only the collections on the way to a wanted place are indexed. */
export class YamlLocator {
  private readonly children = new Map<number, Children>();

  constructor(
    private readonly text: string,
    private readonly table: NodeTable,
  ) {}

  locate(pointer: Pointer): Located {
    let place: Place = { key: -1, value: 0 };
    let exact = true;
    for (const key of pointer) {
      const child = this.childrenOf(place.value).get(key);
      if (child === undefined) {
        exact = false;
        break;
      }
      place = child;
    }
    return { key: place.key < 0 ? null : this.range(place.key), value: this.range(place.value), exact };
  }

  private childrenOf(node: number): Children {
    const target = this.table.targets.get(node) ?? node;
    let children = this.children.get(target);
    if (children === undefined) {
      children = this.index(target);
      this.children.set(target, children);
    }
    return children;
  }

  private index(node: number): Children {
    const { kind, next, merges } = this.table;
    const children = new Map<string, Place>();
    const end = next[node] ?? 0;
    if (kind[node] === NODE.SEQUENCE) {
      let index = 0;
      for (let item = node + 1; item < end; item = next[item] ?? end) {
        children.set(String(index++), { key: -1, value: item });
      }
    } else if (kind[node] === NODE.MAPPING) {
      const mergeValues: number[] = [];
      for (const key of memberKeys(this.table, node, end)) {
        const value = next[key] ?? end;
        if (merges.has(key)) mergeValues.push(value);
        else children.set(keyText(this.table, this.text, key), { key, value });
      }
      for (const value of mergeValues) this.addMerged(children, value);
    }
    return children;
  }

  /** Members that `<<` brings in stand where the merged mapping writes them; own members go first. */
  private addMerged(children: Map<string, Place>, value: number): void {
    const source = this.table.targets.get(value) ?? value;
    const isList = this.table.kind[source] === NODE.SEQUENCE;
    const mappings = isList ? [...this.childrenOf(source).values()].map((place) => place.value) : [source];
    for (const mapping of mappings) {
      for (const [key, place] of this.childrenOf(mapping)) if (!children.has(key)) children.set(key, place);
    }
  }

  private range(node: number): TextRange {
    const start = this.table.start[node] ?? 0;
    if (this.table.kind[node] !== NODE.BLOCK_SCALAR) return { start, end: this.endOf(node) };
    // The parser gives the text of a block scalar; the "|" or ">" stands on the line before it.
    const lineStart = this.text.lastIndexOf('\n', start - 2) + 1;
    const header = /[|>][-+\d]*[ \t]*(?:#.*)?\r?\n?$/.exec(this.text.slice(lineStart, start));
    return { start: header === null ? start : lineStart + header.index, end: this.endOf(node) };
  }

  /** Collections end where their last descendant ends; those in brackets, at the bracket after it. */
  private endOf(node: number): number {
    const { kind, start, end, next } = this.table;
    const begin = start[node] ?? 0;
    if (!isCollection(kind[node])) return end[node] ?? begin;
    let last = -1;
    for (let child = node + 1; child < (next[node] ?? 0); child = next[child] ?? Number.POSITIVE_INFINITY) last = child;
    const inner = last < 0 ? begin + 1 : this.endOf(last);
    const opening = this.text[begin];
    if (opening !== '{' && opening !== '[') return inner;
    return this.closingBracket(inner, opening === '{' ? '}' : ']');
  }

  private closingBracket(from: number, bracket: string): number {
    for (let at = from; at < this.text.length; at++) {
      const char = this.text[at];
      if (char === bracket) return at + 1;
      if (char === '#') at = this.text.indexOf('\n', at);
      if (at < 0) break;
    }
    return from;
  }
}
