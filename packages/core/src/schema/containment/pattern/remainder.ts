import { choiceOf, type Options, type PatternNode, type RepeatNode } from './pattern-tree.ts';

/** What the rest of a text must match, up to its end: a list of nodes. Equal lists are the same object. */
export interface Remainder {
  readonly id: number;
  /** Null at the end of the text, and in the remainder that matches anything. */
  readonly head: PatternNode | null;
  /** Null where there is no head. */
  readonly tail: Remainder | null;
  /** Holds only where nothing has been read yet. */
  readonly anchored: boolean;
}

/** Makes remainders and counted-down repeats, each once. */
export class Remainders {
  readonly #all: Remainder[] = [];
  readonly #made = new Map<PatternNode, Map<Remainder, Remainder>>();
  readonly #repeats = new Map<PatternNode, Map<string, RepeatNode>>();
  /** The text ends here. */
  readonly end = this.#add(null, null);
  /** Any text follows. */
  readonly anything = this.#add(null, null);

  /** @param anyText the repeat that matches any text */
  constructor(private readonly anyText: PatternNode) {}

  get(id: number): Remainder {
    return this.#all[id] ?? this.end;
  }

  of(nodes: readonly PatternNode[], tail: Remainder): Remainder {
    return nodes.reduceRight((rest, node) => this.prepend(node, rest), tail);
  }

  prepend(head: PatternNode, tail: Remainder): Remainder {
    if (tail === this.anything && head.nullable) return tail;
    if (tail === this.end && head === this.anyText) return this.anything;
    if (head.kind === 'repeat' && head.max === 0) return tail;
    const made = innerMap(this.#made, head);
    const remainder = made.get(tail) ?? this.#add(head, tail);
    made.set(tail, remainder);
    return remainder;
  }

  /** One of the options, then the tail. */
  choice(options: Options, tail: Remainder): Remainder {
    const [only, ...others] = options;
    return only !== undefined && others.length === 0 ? this.of(only, tail) : this.prepend(choiceOf(options), tail);
  }

  /** The repeat when one time is done. */
  less(node: RepeatNode): RepeatNode {
    const [min, max] = [Math.max(0, node.min - 1), node.max - 1];
    if (min === node.min && max === node.max) return node;
    const made = innerMap(this.#repeats, node.body);
    const key = `${min}:${max}`;
    const rest = made.get(key) ?? { ...node, min, max, nullable: min === 0, anchored: min > 0 && node.anchored };
    made.set(key, rest);
    return rest;
  }

  #add(head: PatternNode | null, tail: Remainder | null): Remainder {
    const anchored = (head?.anchored ?? false) || (tail?.anchored ?? false);
    const remainder = { id: this.#all.length, head, tail, anchored };
    this.#all.push(remainder);
    return remainder;
  }
}

function innerMap<K, L, V>(outer: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const known = outer.get(key) ?? new Map<L, V>();
  outer.set(key, known);
  return known;
}
