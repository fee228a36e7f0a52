import type { DirectedRow, Facts, SetEffect } from './row.ts';

export function ruleId(fact: string, direction: 'request' | 'response'): string {
  return `${direction}-${fact}`;
}

export function setOf(row: DirectedRow, facts: Facts): SetEffect {
  return typeof row.set === 'function' ? row.set(facts) : row.set;
}

interface Texts {
  readonly why: string;
  readonly advice: string;
}

/** What can be said where a row says nothing of its own. */
export const generalTexts: Readonly<Record<'request' | 'response', Readonly<Record<'safe' | 'unsafe', Texts>>>> = {
  request: {
    safe: { why: 'Everything that consumers could send before is still accepted.', advice: 'Nothing to do.' },
    unsafe: {
      why: 'Consumers may send what was accepted before and is rejected now.',
      advice: 'Keep accepting what was accepted; ask for the new form in a new member or version.',
    },
  },
  response: {
    safe: { why: 'Nothing is sent that was not promised before.', advice: 'Nothing to do.' },
    unsafe: {
      why: 'Consumers may get what they were not promised before.',
      advice: 'Keep sending what was promised; send the new form in a new member or version.',
    },
  },
};

export function directionTexts(row: DirectedRow, direction: 'request' | 'response', set: SetEffect): Texts {
  const hurts = set === 'incomparable' || set === 'unknown' || (set === 'narrower') === (direction === 'request');
  const fallback = generalTexts[direction][hurts && set !== 'equal' ? 'unsafe' : 'safe'];
  return { why: row[direction]?.why ?? fallback.why, advice: row[direction]?.advice ?? fallback.advice };
}
