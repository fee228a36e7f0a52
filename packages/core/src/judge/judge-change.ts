import type { Change } from '../compare/change.ts';
import { Role } from '../compare/change.ts';
import type { DirectedFact, PlainFact } from '../compare/facts.ts';
import type { DiffOptions } from '../compare-contracts.ts';
import type { Breaks, Direction, Effect, Proof, Reading } from '../finding.ts';
import type { DirectedRow, Facts, Judgement, SetEffect } from '../rules/row.ts';
import { directedRows, isDirected, plainRows } from '../rules/rows.ts';
import { directionTexts, ruleId, setOf } from '../rules/texts.ts';
import { placeText } from './place-text.ts';
import type { Meeting } from './reach.ts';

export type JudgeOptions = Pick<DiffOptions, 'strict' | 'compat' | 'responseMembers' | 'tolerantReader'>;

/** What one meeting of a change with a message comes to. */
export interface Verdict {
  readonly rule: string;
  readonly direction: Direction;
  readonly effect: Effect;
  readonly breaks: readonly Breaks[];
  readonly proof: Proof;
  readonly reading: Reading;
  readonly message: string;
  readonly why: string;
  readonly advice: string;
}

/**
 * Turns a neutral fact into an effect: by the rule table, which says what a fact does to the accepted messages, and
 * the role of the sender. This is the seam for deciding containment: a later judge replaces the table's word by proof.
 */
export function judgeChange(change: Change, meeting: Meeting, options: JudgeOptions): Verdict | null {
  const { fact } = change;
  const about = { subject: change.subject, place: placeText(meeting.steps), data: change.data };
  if (!isDirected(fact)) return judgePlain(fact, { direction: 'none', ...about }, options);
  // How a value looks in XML matters to bodies in XML alone.
  if (fact === 'xml-changed' && !meeting.isXml) return null;
  const direction = meeting.role === Role.consumer ? 'request' : 'response';
  return judgeDirected(fact, { direction, ...about }, meeting, options);
}

function judgePlain(rule: PlainFact, facts: Facts, options: JudgeOptions): Verdict | null {
  const row = plainRows[rule];
  if (row.sourceOnly === true && options.compat !== 'source') return null;
  const isSource = row.breaks?.length === 1 && row.breaks[0] === 'source';
  const effect = isSource && options.compat === 'source' ? 'breaking' : row.effect;
  return {
    rule,
    direction: 'none',
    effect,
    breaks: breaksOf(effect, row.breaks),
    proof: 'exact',
    reading: options.strict ? 'literal' : 'declared',
    message: row.says(facts),
    why: row.why,
    advice: row.advice,
  };
}

type SentFacts = Facts & { readonly direction: 'request' | 'response' };

function judgeDirected(fact: DirectedFact, facts: SentFacts, meeting: Meeting, options: JudgeOptions): Verdict {
  const row = directedRows[fact];
  const { direction } = facts;
  const set = turn(setOf(row, facts), meeting.polarity);
  const isRead = meeting.polarity === 'same' && (!options.strict || row.alike === true);
  const said = isRead ? row[direction]?.judge?.(facts) : undefined;
  // Who does not read with tolerance takes the sets at their word.
  const isTaken = said?.reading !== 'tolerant' || options.tolerantReader !== false;
  const judged: Judgement = (isTaken ? said : undefined) ?? literally(set, direction);
  const doubt = doubtOf(row, facts, judged, meeting);
  const texts = directionTexts(row, direction, set);
  const undecided = doubt !== null && judged.effect !== 'compatible';
  return {
    rule: ruleId(fact, direction),
    direction,
    effect: judged.effect,
    breaks: breaksOf(judged.effect, undefined),
    proof: undecided ? 'rule' : 'exact',
    reading: options.strict ? 'literal' : (judged.reading ?? 'declared'),
    message: row.says(facts),
    why: undecided ? `${texts.why} Not decided: ${doubt}.` : texts.why,
    advice: texts.advice,
  };
}

function breaksOf(effect: Effect, declared: readonly Breaks[] | undefined): readonly Breaks[] {
  if (declared !== undefined) return declared;
  return effect === 'breaking' || effect === 'risky' ? ['wire', 'source'] : [];
}

/** A consumer is hurt where less is accepted, a provider hurts where more is sent. */
function literally(set: SetEffect, direction: 'request' | 'response'): Judgement {
  switch (set) {
    case 'narrower':
      return { effect: direction === 'request' ? 'breaking' : 'compatible' };
    case 'wider':
      return { effect: direction === 'request' ? 'compatible' : 'breaking' };
    case 'equal':
      return { effect: 'compatible' };
    case 'incomparable':
      return { effect: 'breaking' };
    case 'unknown':
      return { effect: 'breaking', certain: false };
  }
}

const opposite: Readonly<Record<SetEffect, SetEffect>> = {
  narrower: 'wider',
  wider: 'narrower',
  incomparable: 'incomparable',
  equal: 'equal',
  unknown: 'unknown',
};

function turn(set: SetEffect, polarity: Meeting['polarity']): SetEffect {
  if (polarity === 'unknown') return set === 'equal' ? 'equal' : 'unknown';
  return polarity === 'inverted' ? opposite[set] : set;
}

/** Why the table's word is not the last one; null where it is. */
function doubtOf(row: DirectedRow, facts: Facts, judged: Judgement, meeting: Meeting): string | null {
  if (meeting.polarity === 'unknown') return 'it stands in the condition of an if';
  if (!meeting.certain) return 'another choice, or another keyword beside it, may still fit';
  const certain = typeof row.certain === 'function' ? row.certain(facts) : row.certain !== false;
  return certain && judged.certain !== false ? null : 'the keyword alone does not tell what else it depends on';
}
