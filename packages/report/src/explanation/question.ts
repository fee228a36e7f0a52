import type { Direction, Finding, Proof, Reading } from '@contract-check/core';

/** The labels of the two sides, as the user named them. */
export interface Sides {
  readonly base: string;
  readonly revision: string;
}

/** What had to be decided, in one sentence. */
export function questionOf({ direction, witness }: Finding, { base, revision }: Sides): string {
  // The provider sends webhooks and callback requests: then the revision sends what the base accepts.
  const sender = witness?.acceptedBy ?? (direction === 'request' ? 'base' : 'revision');
  if (direction === 'none') return 'Can a consumer that relies on the old contract go on as before?';
  const who = direction === 'request' ? 'a consumer' : 'the provider';
  return sender === 'base'
    ? `Is everything that ${who} may send by ${base} accepted by ${revision}?`
    : `Is everything that ${who} may send by ${revision} promised by ${base}?`;
}

export const READING_WORDS: Readonly<Record<Reading, string>> = {
  declared: 'Senders send only members that their contract declares; receivers ignore others, unless closed.',
  tolerant: 'Readers tolerate new values of an enum, new tags of a union and undeclared errors; told as risky.',
  literal: 'The sets of the schemas by the letter, undeclared members included.',
};

const ANSWERS: Readonly<Record<Exclude<Proof, 'exact'>, string>> = {
  witness: 'No. This message shows it, confirmed by a validator that is not ours:',
  contained: 'Yes: every message of the one is a message of the other.',
  rule: 'Not decided; the rule for changes of this kind was applied, and a gate should not fail on it.',
};

/** The answer; what is no question of messages is told for what it is. */
export function answerOf({ proof, effect }: Finding): string {
  if (proof === 'exact')
    return effect === 'breaking'
      ? 'No, whatever the schemas say.'
      : 'Yes; what can be lost all the same is said below.';
  return ANSWERS[proof];
}

const SENT: Readonly<Record<Exclude<Direction, 'none'>, string>> = {
  request: 'what the consumer sends',
  response: 'what the provider sends',
};

/** Which part of which message; empty where it is about none. */
export function subjectOf({ direction, location }: Finding): string {
  return direction === 'none' ? '' : `${SENT[direction]}: ${location.surface}`;
}

/** The four facts that make a message a witness (docs/verdicts.md). */
export function witnessFacts({ witness }: Finding, { base, revision }: Sides): readonly string[] {
  if (witness === null) return [];
  const sides = { base, revision };
  return [
    `accepted by ${sides[witness.acceptedBy]}`,
    'every member is declared where it stands',
    `rejected by ${sides[witness.rejectedBy]}`,
    'accepted once this change is taken back',
  ];
}
