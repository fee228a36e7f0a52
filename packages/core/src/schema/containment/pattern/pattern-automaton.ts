import { type CharSet, has, intervalOf, intervalStarts, LAST_CODE_POINT, LAST_UNIT } from './char-set.ts';
import { Derivative, type Place } from './derivative.ts';
import { type Formula, formulaKey } from './formula.ts';
import type { CharsNode, Options, PatternTree, RepeatNode } from './pattern-tree.ts';
import type { Remainder } from './remainder.ts';

/** What the text so far says about the rest. */
export interface PatternState {
  readonly id: number;
  /** The text may end here. */
  readonly accepting: boolean;
  /** Surely no text from here on is accepted. */
  readonly dead: boolean;
  /** Surely every text from here on is accepted. */
  readonly saturated: boolean;
  /** Work that it took to find the state. */
  readonly cost: number;
}

interface State extends PatternState {
  readonly formula: Formula;
  readonly trackers: readonly Formula[];
  readonly place: Place;
  /** By kind of character, as far as known. */
  readonly next: (State | null)[];
}

const FIRST_LOW_SURROGATE = 0xdc00;

/**
 * A pattern as a deterministic automaton over whole texts, built as far as it is used. The pattern may match anywhere
 * in a text, so any text goes before and after it.
 */
export class PatternAutomaton {
  /** First members of the intervals of characters that the pattern does not tell apart. */
  readonly starts: readonly number[];
  /** Null where the pattern is too large to begin with. */
  readonly initial: PatternState | null;
  /** Whether it reads code points; otherwise UTF-16 units. */
  readonly unicode: boolean;
  readonly #derivative: Derivative;
  /** Per interval, its class; per class, the membership in each set. */
  readonly #classOf: readonly number[];
  readonly #classes: readonly (readonly boolean[])[];
  #made = 0;
  readonly #states = new Map<string, State>();

  constructor(tree: PatternTree) {
    const highest = tree.unicode ? LAST_CODE_POINT : LAST_UNIT;
    const everything: CharSet = [[0, highest]];
    const sets = [...tree.sets, everything];
    this.unicode = tree.unicode;
    this.starts = intervalStarts(sets, highest);
    const memberships = this.starts.map((start) => sets.map((set) => has(set, start)));
    const classes = new Map(memberships.map((membership) => [membership.join(), membership]));
    const keys = [...classes.keys()];
    this.#classes = [...classes.values()];
    this.#classOf = memberships.map((membership) => keys.indexOf(membership.join()));

    const any: CharsNode = { kind: 'chars', set: tree.sets.length, nullable: false, anchored: false };
    const anyText: RepeatNode = {
      ...any,
      kind: 'repeat',
      body: any,
      min: 0,
      max: Number.POSITIVE_INFINITY,
      nullable: true,
    };
    this.#derivative = new Derivative(anyText);
    const { remainders } = this.#derivative;
    const anywhere = (options: Options, tail: Remainder) =>
      this.#derivative.statement(remainders.prepend(anyText, remainders.choice(options, tail)), true);
    this.initial = this.#state(
      anywhere(tree.options, remainders.anything),
      tree.trackers.map((options) => anywhere(options, remainders.end)),
    );
  }

  /** How many states are remembered. */
  get size(): number {
    return this.#states.size;
  }

  /** Forgets all states, but for those that the caller holds. */
  forget(): void {
    this.#states.clear();
  }

  /** Whether code points beyond the basic plane are all the same to it, where it reads their halves. */
  get seesWholeCharacters(): boolean {
    return (
      this.unicode || !this.starts.some((start) => start > 0xd800 && start < 0xe000 && start !== FIRST_LOW_SURROGATE)
    );
  }

  /** The same for code points that it does not tell apart; -1 for those that it reads in halves. */
  kindOf(codePoint: number): number {
    if (!this.unicode && codePoint > LAST_UNIT) return -1;
    return this.#classOf[intervalOf(this.starts, codePoint)] ?? 0;
  }

  /** The state after one more code point; null where the pattern is too large. */
  step(state: PatternState, codePoint: number): PatternState | null {
    if (this.unicode || codePoint <= LAST_UNIT) return this.#read(state as State, codePoint);
    const text = String.fromCodePoint(codePoint);
    const half = this.#read(state as State, text.charCodeAt(0));
    return half === null ? null : this.#read(half, text.charCodeAt(1));
  }

  #read(state: State, character: number): State | null {
    const kind = this.kindOf(character);
    const known = state.next[kind];
    if (known !== undefined) return known;
    const place: Place = { next: this.#classes[kind] ?? [], behind: state.place.behind };
    this.#derivative.reset();
    const formula = this.#derivative.of(state.formula, place);
    const trackers = state.trackers.map((tracker) => this.#derivative.of(tracker, place));
    const next = this.#state(formula, trackers);
    state.next[kind] = next;
    return next;
  }

  #state(formula: Formula, trackers: readonly Formula[]): State | null {
    const key = [formula, ...trackers].map(formulaKey).join('|');
    const behind: boolean[] = [];
    const place: Place = { next: null, behind };
    for (const tracker of trackers) behind.push(this.#derivative.endsWell(tracker, place));
    const accepting = this.#derivative.endsWell(formula, place);
    if (this.#derivative.tooLarge) return null;
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const state: State = {
      id: this.#made++,
      accepting,
      dead: formula.length === 0,
      saturated: formula[0]?.length === 0,
      cost: this.#derivative.calls,
      formula,
      trackers,
      place,
      next: [],
    };
    this.#states.set(key, state);
    return state;
  }
}
