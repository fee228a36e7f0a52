import type { Letter } from './alphabet.ts';
import type { PatternAutomaton, PatternState } from './pattern-automaton.ts';

interface Edge {
  readonly letter: Letter;
  /** Number of the state that it leads to. */
  readonly to: number;
}

/** All that several automata can read together. State 0 is where words begin; a graph without states has none. */
export interface WordGraph {
  /** Per state, most readable first; none leads to a state from which surely no word is accepted. */
  readonly edges: readonly (readonly Edge[])[];
  readonly accepting: readonly boolean[];
  /** Every word up to this length is here. Longer ones that are here are right, but where a limit was met not all. */
  readonly wholeUpTo: number;
}

interface GraphLimits {
  readonly maxStates: number;
  readonly maxWork: number;
}

/** One state of each automaton. */
type Product = readonly PatternState[];

/**
 * The words that each automaton of `all` and none of `none` accepts.
 *
 * @param letters the alphabet of all these automata
 */
export function wordGraph(
  all: readonly PatternAutomaton[],
  none: readonly PatternAutomaton[],
  letters: readonly Letter[],
  limits: GraphLimits,
): WordGraph {
  return new GraphBuilder(all, none, letters, limits).build();
}

/** Lists are gone through by index: code that is not yet optimised, as here it mostly is, makes an object for each item. */
class GraphBuilder {
  readonly #automata: readonly PatternAutomaton[];
  readonly #wanted: number;
  readonly #numbers = new Map<string, number>();
  readonly #products: Product[] = [];
  #work = 0;
  /** How many characters it takes to come to each product. */
  readonly #depths: number[] = [];
  #wholeUpTo = Number.POSITIVE_INFINITY;

  constructor(
    all: readonly PatternAutomaton[],
    none: readonly PatternAutomaton[],
    private readonly letters: readonly Letter[],
    private readonly limits: GraphLimits,
  ) {
    this.#automata = [...all, ...none];
    this.#wanted = all.length;
  }

  /** Breadth first, so that a limit cuts off the longest words. */
  build(): WordGraph {
    const start = this.#automata.flatMap(({ initial }) => initial ?? []);
    if (start.length < this.#automata.length) return { edges: [], accepting: [], wholeUpTo: -1 };
    if (!this.#isHopeless(start)) this.#numberOf(start, 0);
    const edges: Edge[][] = [];
    // The list grows while it is walked.
    for (let at = 0; at < this.#products.length; at++) edges.push(this.#edges(at));
    const accepting = this.#products.map((product) => this.#accepts(product));
    return { edges, accepting, wholeUpTo: this.#wholeUpTo };
  }

  #edges(at: number): Edge[] {
    const edges: Edge[] = [];
    const [from, depth] = [this.#products[at] as Product, this.#depths[at] as number];
    for (let index = 0; index < this.letters.length; index++) {
      const letter = this.letters[index] as Letter;
      const to = this.#step(from, letter.example);
      if (to !== null && this.#isHopeless(to)) continue;
      const number = to === null ? null : this.#numberOf(to, depth + 1);
      if (number !== null) edges.push({ letter, to: number });
      else this.#wholeUpTo = Math.min(this.#wholeUpTo, depth);
    }
    return edges;
  }

  #step(from: Product, codePoint: number): Product | null {
    if (this.#work > this.limits.maxWork) return null;
    const to: PatternState[] = [];
    for (let at = 0; at < from.length; at++) {
      const next = (this.#automata[at] as PatternAutomaton).step(from[at] as PatternState, codePoint);
      if (next === null) return null;
      // Also where the step is remembered from an earlier search: the same question gets the same answer.
      this.#work += next.cost + 1;
      to.push(next);
    }
    return to;
  }

  #numberOf(product: Product, depth: number): number | null {
    let key = '';
    for (let at = 0; at < product.length; at++) key += `${(product[at] as PatternState).id},`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    if (this.#products.length >= this.limits.maxStates) return null;
    this.#numbers.set(key, this.#products.length);
    this.#products.push(product);
    this.#depths.push(depth);
    return this.#products.length - 1;
  }

  #isHopeless(product: Product): boolean {
    for (let at = 0; at < product.length; at++) {
      const state = product[at] as PatternState;
      if (at < this.#wanted ? state.dead : state.saturated) return true;
    }
    return false;
  }

  #accepts(product: Product): boolean {
    return product.every((state, at) => state.accepting === at < this.#wanted);
  }
}
