import { ALWAYS, both, either, type Formula, NEVER, opposite } from './formula.ts';
import type { AheadNode, Options, PatternNode, RepeatNode } from './pattern-tree.ts';
import { type Remainder, Remainders } from './remainder.ts';

/** A place between two characters: what is read there, and what the look-behinds say. */
export interface Place {
  /** Per set of the pattern, whether the next character is a member; null at the end of the text. */
  readonly next: readonly boolean[] | null;
  /** Per tracker, whether the text up to here ends with what it looks for. */
  readonly behind: readonly boolean[];
}

/** Clauses of one formula, and calls for one character, after which a pattern counts as too large. */
const MAX_CLAUSES = 2_000;
const MAX_CALLS = 50_000;

/** Remainders on the way to the one at hand without reading a character: coming back to one of them adds nothing. */
interface Open {
  readonly remainder: Remainder;
  readonly outer: Open | null;
}

/**
 * Derivatives (Brzozowski 1964) of a pattern that may look ahead and behind. A state is a boolean formula over
 * remainders, so that a look-ahead is one more thing that the rest must match.
 */
export class Derivative {
  readonly remainders: Remainders;
  /** Calls since the last `reset`: a measure of work that does not depend on the machine. */
  calls = 0;
  #tooLarge = false;

  constructor(anyText: PatternNode) {
    this.remainders = new Remainders(anyText);
  }

  /** Whether a result since the last `reset` is wrong because the pattern is too large. */
  get tooLarge(): boolean {
    return this.#tooLarge || this.calls > MAX_CALLS;
  }

  reset(): void {
    this.calls = 0;
    this.#tooLarge = false;
  }

  /** What must hold of the rest of the text once the character at `place` has been read. */
  of(formula: Formula, place: Place): Formula {
    const ways: Formula[] = [];
    for (let at = 0; at < formula.length; at++) ways.push(this.#allOf(formula[at] ?? [], place));
    return either(ways);
  }

  #allOf(clause: readonly number[], place: Place): Formula {
    let all = ALWAYS;
    for (let at = 0; at < clause.length && all.length > 0; at++) {
      const literal = clause[at] as number;
      const step = this.#step(this.remainders.get(literal >> 1), place, null);
      all = this.#bounded(both(all, (literal & 1) === 0 ? step : this.#not(step), MAX_CLAUSES));
    }
    return all;
  }

  /** Whether the formula holds where the text ends. */
  endsWell(formula: Formula, place: Place): boolean {
    return formula.some((clause) =>
      clause.every((literal) => this.#ends(this.remainders.get(literal >> 1), place) === ((literal & 1) === 0)),
    );
  }

  /** The statement that the remainder matches, at the start of the text or after it. */
  statement(remainder: Remainder, atStart: boolean): Formula {
    if (remainder === this.remainders.anything) return ALWAYS;
    return remainder.anchored && !atStart ? NEVER : [[remainder.id << 1]];
  }

  #step(remainder: Remainder, place: Place, open: Open | null): Formula {
    if (remainder === this.remainders.anything) return ALWAYS;
    const { head, tail } = remainder;
    if (head === null || tail === null || ++this.calls > MAX_CALLS || isOpen(open, remainder)) return NEVER;
    switch (head.kind) {
      case 'chars':
        return place.next?.[head.set] === true ? this.statement(tail, false) : NEVER;
      case 'choice':
        return this.#stepInto(head.options, tail, place, open);
      case 'repeat': {
        const ways: Formula[] = [];
        this.#repeat(head, tail, place, open, ways);
        return either(ways);
      }
      case 'ahead': {
        const rest = this.#step(tail, place, open);
        return rest.length === 0 ? rest : this.#bounded(both(this.#lookAhead(head, place), rest, MAX_CLAUSES));
      }
      case 'behind':
        return place.behind[head.tracker] === head.negated ? NEVER : this.#step(tail, place, open);
    }
  }

  #stepInto(options: Options, tail: Remainder, place: Place, open: Open | null): Formula {
    const ways: Formula[] = [];
    for (const option of options) this.#gather(this.remainders.of(option, tail), place, open, ways);
    return either(ways);
  }

  /** Adds what `#step` answers; what is one way of several is united with the others once, not at each of them. */
  #gather(remainder: Remainder, place: Place, open: Open | null, ways: Formula[]): void {
    const { head, tail } = remainder;
    const isRepeat = head?.kind === 'repeat' && tail !== null && remainder !== this.remainders.anything;
    if (!isRepeat) ways.push(this.#step(remainder, place, open));
    else if (++this.calls <= MAX_CALLS && !isOpen(open, remainder)) this.#repeat(head, tail, place, open, ways);
  }

  #repeat(node: RepeatNode, tail: Remainder, place: Place, open: Open | null, ways: Formula[]): void {
    const again = this.remainders.prepend(this.remainders.less(node), tail);
    const once = this.remainders.prepend(node.body, again);
    if (node.min > 0) {
      this.#gather(once, place, open, ways);
      return;
    }
    // A time that reads nothing is allowed nothing that skipping it does not allow.
    this.#gather(once, place, { remainder: again, outer: open }, ways);
    this.#gather(tail, place, open, ways);
  }

  #lookAhead(node: AheadNode, place: Place): Formula {
    const found = this.#stepInto(node.options, this.remainders.anything, place, null);
    return node.negated ? this.#not(found) : found;
  }

  #not(formula: Formula): Formula {
    return this.#bounded(opposite(formula, MAX_CLAUSES));
  }

  #bounded(formula: Formula | null): Formula {
    if (formula === null || formula.length > MAX_CLAUSES) this.#tooLarge = true;
    return formula ?? NEVER;
  }

  #ends(remainder: Remainder, place: Place): boolean {
    const { head, tail } = remainder;
    if (head === null || tail === null) return true;
    if (++this.calls > MAX_CALLS) return false;
    switch (head.kind) {
      case 'chars':
        return false;
      case 'choice':
        return head.options.some((option) => this.#ends(this.remainders.of(option, tail), place));
      case 'repeat':
        // Times that read nothing all ask for the same.
        return this.#ends(head.min === 0 ? tail : this.remainders.prepend(head.body, tail), place);
      case 'ahead': {
        const found = head.options.some((option) =>
          this.#ends(this.remainders.of(option, this.remainders.anything), place),
        );
        return found !== head.negated && this.#ends(tail, place);
      }
      case 'behind':
        return place.behind[head.tracker] !== head.negated && this.#ends(tail, place);
    }
  }
}

function isOpen(open: Open | null, remainder: Remainder): boolean {
  for (let at = open; at !== null; at = at.outer) {
    if (at.remainder === remainder) return true;
  }
  return false;
}
