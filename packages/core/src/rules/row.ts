import type { ChangeData } from '../compare/change.ts';
import type { Breaks, Direction, Effect } from '../finding.ts';

/** What a change does to the set of messages that conform, taken literally. */
export type SetEffect = 'narrower' | 'wider' | 'incomparable' | 'equal' | 'unknown';

/** What a row may ask and say about one change. */
export interface Facts {
  /** The name that the change is about. */
  readonly subject: string;
  /** Where it stands, for people: `"qty"`, `query parameter "limit"`, `the request body`. */
  readonly place: string;
  /** Who sends the message, in plain words; `none` where it is about neither. */
  readonly direction: Direction;
  readonly data: ChangeData;
}

/** A judgement that departs from what the set effect gives. */
export interface Judgement {
  readonly effect: Effect;
  /** False: the table cannot be sure; the proof is `rule`. */
  readonly certain?: boolean;
  readonly reading?: 'declared' | 'tolerant' | 'literal';
}

export type Judge = (facts: Facts) => Judgement;

interface CommonRow {
  readonly title: string;
  /** One sentence, for people. */
  readonly says: (facts: Facts) => string;
  readonly area: string;
  /** Why the effect differs from the peer's level, where it does. */
  readonly differs?: string;
}

/** A change that no sender's role decides. */
export interface PlainRow extends CommonRow {
  readonly effect: Effect;
  /** What it breaks, when it does; wire and source where absent. */
  readonly breaks?: readonly Breaks[];
  readonly why: string;
  readonly advice: string;
  readonly aliases?: readonly string[];
  /** Reported under `--compat source` only. */
  readonly sourceOnly?: boolean;
}

interface DirectionTexts {
  readonly why?: string;
  readonly advice?: string;
  readonly aliases?: readonly string[];
  /** The default reading, where it is milder than the literal sets. */
  readonly judge?: Judge;
}

/** A change to a message; judged once for each role that sends it. */
export interface DirectedRow extends CommonRow {
  readonly set: SetEffect | ((facts: Facts) => SetEffect);
  /** Absent or true: the set effect is a fact. False: it may be undone by something not looked at. */
  readonly certain?: boolean | ((facts: Facts) => boolean);
  readonly request?: DirectionTexts;
  readonly response?: DirectionTexts;
  /** The literal reading judges as the default one: the set effect is not all there is to it (promises, annotations). */
  readonly alike?: boolean;
}

/** A value, short enough for a sentence. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'bigint' ? value.toString() : (JSON.stringify(value, bigintToText) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function bigintToText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

export function listed(value: unknown): string {
  return Array.isArray(value)
    ? value.map((item) => (typeof item === 'string' ? item : shown(item))).join(' or ')
    : shown(value);
}

/** A consumer has to keep to it; of a provider it can be relied on. */
export function must(direction: Direction): string {
  return direction === 'response' ? 'will now' : 'must now';
}

export const breaking: Judge = () => ({ effect: 'breaking' });
export const risky: Judge = () => ({ effect: 'risky' });
export const compatible: Judge = () => ({ effect: 'compatible' });
