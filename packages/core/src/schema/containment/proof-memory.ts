import { NONE, type Outcome } from './literals.ts';

interface Frame {
  readonly key: string;
  /** Proofs of "none" that rest on this frame's being none as well. */
  readonly resting: string[];
}

interface Remembered {
  readonly outcome: Outcome;
  /** The place on the stack that it rests on, while that is open. */
  readonly rests: number;
}

const PROVEN = Number.POSITIVE_INFINITY;

/**
 * What has been found out, and the questions that are open.
 *
 * A question that comes up again below itself has no answer there: whatever value answers it would hold a smaller one
 * that answers it too. So a finite value is found or none exists; a "none" that rested on such a circle is forgotten
 * when the question at its top turns out to have an answer.
 */
export class ProofMemory {
  readonly #known = new Map<string, Remembered>();
  readonly #stack: Frame[] = [];
  readonly #open = new Map<string, number>();
  /** The lowest place on the stack that the question at hand came to rest on. */
  #rests = PROVEN;

  /** @param mayGiveUp whether "unknown" is an answer for good: not where more steps might have brought another one */
  constructor(readonly mayGiveUp: () => boolean) {}

  /** How many questions are open, each below the one before. */
  get depth(): number {
    return this.#stack.length;
  }

  /** The answer to a question that was answered, or is open; undefined for a new one. */
  recall(key: string): Outcome | undefined {
    const known = this.#known.get(key);
    const rests = known?.rests ?? this.#open.get(key);
    if (rests === undefined) return undefined;
    this.#rests = Math.min(this.#rests, rests);
    return known?.outcome ?? NONE;
  }

  /** Answers a new question: open while `work` goes on, remembered thereafter. */
  enter(key: string, work: () => Outcome): Outcome {
    const place = this.#stack.length;
    const frame: Frame = { key, resting: [] };
    this.#stack.push(frame);
    this.#open.set(key, place);
    const outer = this.#rests;
    this.#rests = PROVEN;
    const outcome = work();
    const rests = this.#rests < place ? this.#rests : PROVEN;
    this.#stack.pop();
    this.#open.delete(key);
    this.#remember(frame, outcome, rests);
    // A value found is a value, whatever was taken for granted on the way.
    this.#rests = outcome.kind === 'found' ? outer : Math.min(outer, rests);
    return outcome;
  }

  #remember({ key, resting }: Frame, outcome: Outcome, rests: number): void {
    if (outcome.kind === 'none' && rests !== PROVEN) {
      this.#known.set(key, { outcome, rests });
      this.#stack[rests]?.resting.push(key, ...resting);
      return;
    }
    if (outcome.kind === 'none') for (const other of resting) this.#known.set(other, { outcome: NONE, rests: PROVEN });
    else for (const other of resting) this.#known.delete(other);
    if (outcome.kind !== 'unknown' || this.mayGiveUp()) this.#known.set(key, { outcome, rests: PROVEN });
  }
}
