import type { CharSet } from './char-set.ts';

/** What a pattern says, without captures and laziness: neither changes which texts match. */
export type PatternNode = CharsNode | ChoiceNode | RepeatNode | AheadNode | BehindNode;

interface Traits {
  /** Surely matches the empty text at any place. */
  readonly nullable: boolean;
  /** Matches nowhere but from the start of the text, whatever it matches. */
  readonly anchored: boolean;
}

/** One character of a set. */
export interface CharsNode extends Traits {
  readonly kind: 'chars';
  /** Index in `PatternTree.sets`. */
  readonly set: number;
}

export interface ChoiceNode extends Traits {
  readonly kind: 'choice';
  readonly options: Options;
}

export interface RepeatNode extends Traits {
  readonly kind: 'repeat';
  readonly body: PatternNode;
  readonly min: number;
  /** Infinity where there is no bound. */
  readonly max: number;
}

/** The rest of the text begins (or, negated, does not begin) with one of the options. */
export interface AheadNode extends Traits {
  readonly kind: 'ahead';
  readonly negated: boolean;
  readonly options: Options;
}

/** The text up to here ends (or does not end) with a text of a tracker. */
interface BehindNode extends Traits {
  readonly kind: 'behind';
  readonly negated: boolean;
  /** Index in `PatternTree.trackers`. */
  readonly tracker: number;
}

/** Alternatives, each a sequence. */
export type Options = readonly (readonly PatternNode[])[];

export interface PatternTree {
  readonly options: Options;
  /** Of code points, or of UTF-16 units where the pattern is not valid with the flag `u`. */
  readonly sets: readonly CharSet[];
  readonly unicode: boolean;
  /** Bodies of the look-behinds; one that stands in another comes before it. */
  readonly trackers: readonly Options[];
}

export function choiceOf(options: Options): ChoiceNode {
  return {
    kind: 'choice',
    options,
    nullable: options.some((option) => option.every((node) => node.nullable)),
    anchored: options.every((option) => option.some((node) => node.anchored)),
  };
}
