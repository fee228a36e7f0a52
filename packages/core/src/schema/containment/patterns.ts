import type { Result } from '../../result.ts';
import { fail, ok } from '../../result.ts';
import { alphabetOf, type Letter } from './pattern/alphabet.ts';
import { enumerateWords } from './pattern/enumerate-words.ts';
import { PatternAutomaton } from './pattern/pattern-automaton.ts';
import { readPattern } from './pattern/read-pattern.ts';
import { SetReader } from './pattern/read-set.ts';
import { wordGraph } from './pattern/word-graph.ts';

/** Words that are looked for. Lengths are in code points (JSON Schema 2020-12 validation §6.3). */
export interface WordDemand {
  /** Patterns that the word matches. */
  readonly all: readonly string[];
  /** Patterns that it does not match. */
  readonly none: readonly string[];
  readonly minLength: number;
  /** Null where there is no bound. */
  readonly maxLength: number | null;
}

/** `complete`: these are all the words there are. */
export type WordSearch =
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly complete: boolean }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Longer patterns are not looked into: work grows faster than they do, and people do not write them. */
const MAX_PATTERN_LENGTH = 6_000;

const TOO_LONG = 'a pattern is too long';

const DEFAULT_MAX_STATES = 10_000;
/** Work per state that may be looked at, in steps of the pattern. */
const WORK_PER_STATE = 100;

/**
 * Regular expressions as sets of texts: which texts match some patterns and not others. Patterns mean what ECMA-262
 * says, with the flag `u` where they are valid with it, and match anywhere in a text (JSON Schema 2020-12 core §6.4).
 * Look-aheads, look-behinds and word boundaries count; back references are not understood. Bounded by states and
 * steps, so that the answer does not depend on the machine.
 */
export class Patterns {
  readonly #automata = new Map<string, Result<PatternAutomaton, string>>();
  readonly #searches = new Map<string, WordSearch>();
  /** By the patterns, in order: which of them a word matches is no matter. */
  readonly #alphabets = new Map<string, readonly Letter[]>();
  readonly #sets = new SetReader();
  readonly #maxStates: number;
  /** Limits that are tried one after the other: most answers need few states. */
  readonly #stages: readonly number[];

  constructor(limits: { readonly maxStates?: number } = {}) {
    this.#maxStates = limits.maxStates ?? DEFAULT_MAX_STATES;
    this.#stages = [...[100, 1_000].filter((stage) => stage < this.#maxStates), this.#maxStates];
  }

  /**
   * Up to `count` distinct words, shortest first, matched by every pattern of `all` and by none of `none`. An empty
   * complete list is a proof that there is none. No word holds a lone surrogate.
   */
  words(demand: WordDemand, count: number): WordSearch {
    if ([...demand.all, ...demand.none].some(isTooLong)) return { kind: 'unknown', reason: TOO_LONG };
    const all = [...new Set(demand.all)].sort();
    const none = [...new Set(demand.none)].sort();
    const key = JSON.stringify([all, none, demand.minLength, demand.maxLength, count]);
    const found = this.#searches.get(key) ?? this.#search({ ...demand, all, none }, count);
    this.#searches.set(key, found);
    return found;
  }

  /**
   * Whether the pattern matches anywhere in the text; null for a pattern that is not understood or too large. Takes
   * time in proportion to the text, whatever the pattern.
   */
  matches(pattern: string, text: string): boolean | null {
    const compiled = this.#automaton(pattern);
    if (!compiled.ok) return null;
    const automaton = compiled.value;
    let state = automaton.initial;
    for (const character of text) {
      if (state === null || state.saturated || state.dead) break;
      if (automaton.size > this.#maxStates) automaton.forget();
      state = automaton.step(state, character.codePointAt(0) ?? 0);
    }
    return state === null ? null : state.accepting;
  }

  #search({ all, none, minLength, maxLength }: WordDemand, count: number): WordSearch {
    const compiled = [...all, ...none].map((pattern) => this.#automaton(pattern));
    const automata: PatternAutomaton[] = [];
    for (const result of compiled) {
      if (!result.ok) return { kind: 'unknown', reason: result.error };
      if (!result.value.seesWholeCharacters)
        return { kind: 'unknown', reason: 'a pattern tells halves of characters apart' };
      automata.push(result.value);
    }
    // However large it is, nothing both matches it and does not.
    if (all.some((pattern) => none.includes(pattern))) return { kind: 'words', words: [], complete: true };
    const wanted = automata.slice(0, all.length);
    const unwanted = automata.slice(all.length);
    const letters = this.#alphabet([...all, ...none], automata);
    const lengths = { min: minLength, max: maxLength };
    let reason = '';
    for (const maxStates of this.#stages) {
      const graph = wordGraph(wanted, unwanted, letters, { maxStates, maxWork: maxStates * WORK_PER_STATE });
      const { words, complete } = enumerateWords(graph, lengths, count);
      const reach = complete ? (maxLength ?? Number.POSITIVE_INFINITY) : [...(words.at(-1) ?? '')].length;
      if (graph.wholeUpTo >= reach && (words.length > 0 || complete)) return { kind: 'words', words, complete };
      if (words.length > 0 && maxStates === this.#maxStates) return { kind: 'words', words, complete: false };
      reason = graph.wholeUpTo >= reach ? 'a matching text would be too long' : 'the patterns are too large';
    }
    return { kind: 'unknown', reason };
  }

  #alphabet(patterns: readonly string[], automata: readonly PatternAutomaton[]): readonly Letter[] {
    const key = JSON.stringify([...patterns].sort());
    const known = this.#alphabets.get(key) ?? alphabetOf(automata);
    this.#alphabets.set(key, known);
    return known;
  }

  #automaton(pattern: string): Result<PatternAutomaton, string> {
    const known = this.#automata.get(pattern) ?? this.#compile(pattern);
    this.#automata.set(pattern, known);
    return known;
  }

  #compile(pattern: string): Result<PatternAutomaton, string> {
    if (isTooLong(pattern)) return fail(TOO_LONG);
    const tree = readPattern(pattern, this.#sets);
    if (!tree.ok) return tree;
    const automaton = new PatternAutomaton(tree.value);
    return automaton.initial === null ? fail('a pattern is too large') : ok(automaton);
  }
}

function isTooLong(pattern: string): boolean {
  return pattern.length > MAX_PATTERN_LENGTH;
}
