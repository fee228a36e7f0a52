import type { Breaks, Direction, Effect } from './finding.ts';

/** What the catalogue says of a rule; `contract-check rules` and docs/rules.md are made from it. */
export interface RuleInfo {
  readonly id: string;
  readonly title: string;
  readonly direction: Direction;
  readonly area: string;
  /** The effect where nothing in the facts of a change says otherwise. */
  readonly effect: Effect;
  readonly breaks: readonly Breaks[];
  readonly why: string;
  readonly advice: string;
  /** Ids of the strongest peer that this rule covers. */
  readonly aliases: readonly string[];
  /** Why the effect differs from the peer's level, where it does. */
  readonly differs?: string;
}
