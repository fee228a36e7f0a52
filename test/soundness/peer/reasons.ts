import type { Question } from '../check.ts';
import type { Answer } from '../engine.ts';
import type { Schema } from '../json.ts';

export interface Disagreement {
  readonly sender: Schema;
  readonly receiver: Schema;
  readonly ours: Answer;
  readonly theirs: 'yes' | 'no';
  /** An instance of the independent generator proves that the sender is not contained. */
  readonly refuted: boolean;
  readonly question: Question;
}

interface Reason {
  readonly name: string;
  readonly holds: (disagreement: Disagreement) => boolean;
}

/** Why json-schema-diff 1.0.0 answers otherwise. Whatever none of these explains fails the run. */
const reasons: readonly Reason[] = [];

export function reasonFor(disagreement: Disagreement): string | undefined {
  return reasons.find(({ holds }) => holds(disagreement))?.name;
}
