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

/** The states from which a word of one length is accepted: listed, and marked by number. */
interface Layer {
  readonly states: readonly number[];
  readonly marks: Uint8Array;
}

/** Edges looked at while it is worked out from where words of a length can be finished. */
const MAX_WORK = 10_000_000;
const MAX_LENGTH = 20_000;

/** Up to `count` words of the graph, shortest first. Lengths are in code points. */
export function enumerateWords(graph: WordGraph, lengths: Lengths, count: number): Enumeration {
  const words: string[] = [];
  const sources = sourcesOf(graph);
  const mostLayers = MAX_WORK / sources.reduce((sum, states) => sum + states.length + 1, 1);
  const last = Math.min(lengths.max ?? Number.POSITIVE_INFINITY, MAX_LENGTH, mostLayers);
  let layer = accepting(graph);
  /** Per length, the states from which a word of that length is accepted, marked by number. */
  const layers = [layer.marks];
  for (let length = 0; length <= last; length++) {
    if (layer.states.length === 0) return { words, complete: true };
    if (length >= lengths.min && layer.marks[0] === 1 && addWords(graph, layers, words, count)) {
      return { words, complete: false };
    }
    layer = oneLonger(layer.states, sources);
    layers.push(layer.marks);
  }
  return { words, complete: last === lengths.max };
}

/** Per state, the states from which one more character leads to it. */
function sourcesOf(graph: WordGraph): readonly (readonly number[])[] {
  const sources = graph.edges.map(() => [] as number[]);
  for (const [from, edges] of graph.edges.entries()) {
    for (const to of new Set(edges.map((edge) => edge.to))) sources[to]?.push(from);
  }
  return sources;
}

function accepting({ accepting }: WordGraph): Layer {
  const states = [...accepting.keys()].filter((state) => accepting[state]);
  return { states, marks: Uint8Array.from(accepting, Number) };
}

/** Only the states of a layer are looked at: of a long word there are few at each length. */
function oneLonger(layer: readonly number[], sources: readonly (readonly number[])[]): Layer {
  const [states, marks] = [[] as number[], new Uint8Array(sources.length)];
  for (const to of layer) {
    for (const from of sources[to] ?? []) {
      if (marks[from] === 1) continue;
      marks[from] = 1;
      states.push(from);
    }
  }
  return { states, marks };
}

/** A place on the way through a word: the edge taken and the member of its letter. */
interface Step {
  readonly state: number;
  edge: number;
  member: number;
}

/** Adds the words of the length of the last layer. Whether there is one more than `count`. */
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
