import type { WordGraph } from './word-graph.ts';

export interface Lengths {
  readonly min: number;
  /** Null where there is no bound. */
  readonly max: number | null;
}

export interface Enumeration {
  readonly words: readonly string[];
  /** These are all that the graph holds. */
  readonly complete: boolean;
}

/** Edges looked at while it is worked out where words of a length can go. */
const MAX_WORK = 10_000_000;
const MAX_LENGTH = 20_000;

/** Up to `count` words of the graph, shortest first. Lengths are in code points. */
export function enumerateWords(graph: WordGraph, lengths: Lengths, count: number): Enumeration {
  const words: string[] = [];
  const targets = targetsOf(graph);
  const work = targets.reduce((sum, states) => sum + states.length, 1);
  /** Per length, the states from which a word of that length is accepted. */
  const layers: Uint8Array[] = [];
  let layer = Uint8Array.from(graph.accepting, Number);
  for (let length = 0; lengths.max === null || length <= lengths.max; length++) {
    if (!layer.includes(1)) return { words, complete: true };
    layers.push(layer);
    if (length >= lengths.min && layer[0] === 1 && addWords(graph, layers, words, count)) {
      return { words, complete: false };
    }
    if (length >= MAX_LENGTH || length * work > MAX_WORK) return { words, complete: false };
    const shorter = layer;
    layer = Uint8Array.from(targets, (states) => (states.some((to) => shorter[to] === 1) ? 1 : 0));
  }
  return { words, complete: true };
}

/** Per state, the states that one more character leads to. */
function targetsOf(graph: WordGraph): readonly (readonly number[])[] {
  return graph.edges.map((edges) => [...new Set(edges.map(({ to }) => to))]);
}

/** A place on the way through a word: the edge taken and the member of its letter. */
interface Step {
  readonly state: number;
  edge: number;
  member: number;
}

/** Adds the words that are as long as there are layers above the first. Whether there is one more than `count`. */
function addWords(graph: WordGraph, layers: readonly Uint8Array[], words: string[], count: number): boolean {
  const length = layers.length - 1;
  const path: Step[] = [{ state: 0, edge: 0, member: 0 }];
  const characters: string[] = [];
  for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
    const position = path.length - 1;
    characters.length = position;
    const edge = position === length ? undefined : graph.edges[step.state]?.[step.edge];
    if (position === length) {
      if (words.length >= count) return true;
      words.push(characters.join(''));
      path.pop();
    } else if (edge === undefined) path.pop();
    else if (step.member >= edge.letter.size || layers[length - position - 1]?.[edge.to] !== 1) {
      step.edge++;
      step.member = 0;
    } else {
      characters.push(String.fromCodePoint(edge.letter.at(step.member++, position)));
      path.push({ state: edge.to, edge: 0, member: 0 });
    }
  }
  return false;
}
