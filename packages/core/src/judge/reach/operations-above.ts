import { compareTexts } from '../../finding-order.ts';
import type { OperationEntry } from '../../model/views.ts';
import type { Ancestry } from './ancestry.ts';
import { type Components, strongComponents } from './components.ts';

/** The list of a larger group of schemas is made at once: what stands below reaches most through it. */
const LARGE = 8;

const NONE: readonly number[] = [];

/** Operations as entries, and by their place among all that stand above any change. */
interface List {
  readonly ranks: readonly number[];
  readonly entries: readonly OperationEntry[];
}

/** Lists of operations that schemas reach by plain edges, in order of key. What reaches the same has the same list. */
export class OperationsAbove {
  /** Everything above any change, in order of key. */
  readonly #all: readonly OperationEntry[];
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #components = new Map<number, Components>();
  readonly #lists = new Map<string, Lists>();

  constructor(readonly ancestry: Ancestry) {
    const entries = new Map<string, OperationEntry>();
    for (const pair of ancestry.pairs)
      for (const { operation } of pair?.roots ?? []) entries.set(operation.key, operation);
    this.#all = [...entries.values()].sort((one, other) => compareTexts(one.key, other.key));
    this.#ranks = new Map(this.#all.map(({ key }, rank) => [key, rank]));
  }

  /** @param pair its number */
  of(pair: number, sender: number, isXml: boolean): readonly OperationEntry[] {
    const components = this.#componentsOf(sender);
    const key = `${sender} ${isXml}`;
    let lists = this.#lists.get(key);
    if (lists === undefined) {
      lists = new Lists(this.#all, components, this.ancestry.above(sender), this.#own(sender, isXml));
      this.#lists.set(key, lists);
    }
    return lists.of(components.of[pair] as number);
  }

  #componentsOf(sender: number): Components {
    const known = this.#components.get(sender);
    if (known !== undefined) return known;
    const found = strongComponents(this.ancestry.above(sender));
    this.#components.set(sender, found);
    return found;
  }

  /** The operations of each pair itself. */
  #own(sender: number, isXml: boolean): readonly (readonly number[])[] {
    return this.ancestry.pairs.map((pair) => {
      if (pair === undefined || pair.roots.length === 0) return NONE;
      const roots = pair.roots.filter((root) => root.role === sender && root.isXml === isXml);
      return roots.map(({ operation }) => this.#ranks.get(operation.key) as number);
    });
  }
}

/** The lists of one sender's messages. */
class Lists {
  readonly #made = new Map<number, List>();

  constructor(
    readonly all: readonly OperationEntry[],
    readonly components: Components,
    readonly above: readonly (readonly number[])[],
    readonly own: readonly (readonly number[])[],
  ) {
    for (const [component, { length }] of components.members.entries()) if (length > LARGE) this.#make(component);
  }

  of(component: number): readonly OperationEntry[] {
    return (this.#made.get(component) ?? this.#make(component)).entries;
  }

  #make(component: number): List {
    const ranks = new Set<number>();
    const met = new Set<List>();
    const reached = new Set([component]);
    // What is added while a set is gone through is gone through too.
    for (const place of reached) {
      const known = this.#made.get(place);
      if (known !== undefined) met.add(known);
      else this.#lookInto(place, ranks, reached);
    }
    const list = this.#united(ranks, met);
    this.#made.set(component, list);
    return list;
  }

  #lookInto(place: number, ranks: Set<number>, reached: Set<number>): void {
    for (const pair of this.components.members[place] ?? []) {
      for (const rank of this.own[pair] ?? []) ranks.add(rank);
      for (const higher of this.above[pair] ?? []) {
        const to = this.components.of[higher] as number;
        if (to !== place) reached.add(to);
      }
    }
  }

  #united(own: ReadonlySet<number>, met: ReadonlySet<List>): List {
    const [largest = null] = [...met].sort((one, other) => other.ranks.length - one.ranks.length);
    if (largest !== null && met.size === 1 && own.size === 0) return largest;
    const marks = new Uint8Array(this.all.length);
    for (const rank of own) marks[rank] = 1;
    for (const { ranks } of met) for (const rank of ranks) marks[rank] = 1;
    const ranks: number[] = [];
    for (const [rank, mark] of marks.entries()) if (mark === 1) ranks.push(rank);
    if (ranks.length === largest?.ranks.length) return largest;
    return { ranks, entries: ranks.map((rank) => this.all[rank] as OperationEntry) };
  }
}
