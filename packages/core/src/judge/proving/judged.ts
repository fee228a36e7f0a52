import type { Change, SchemaPair } from '../../compare/change.ts';
import type { RequestWitness, ResponseWitness } from '../../finding.ts';
import type { NormalSchema } from '../../schema/containment/normal-schema.ts';
import type { SchemaValidator } from '../../schema/containment/validator.ts';
import type { Verdict } from '../judge-change.ts';
import type { Meeting } from '../reach.ts';
import type { Part } from './joint.ts';

/** A message that shows a break, not yet confirmed by a library that is not ours. */
export interface Proposal {
  readonly message: RequestWitness | ResponseWitness;
  readonly value: unknown;
  /** What must accept it, and what must reject it. */
  readonly accepting: readonly (readonly NormalSchema[])[];
  readonly rejecting: readonly (readonly NormalSchema[])[];
}

export interface Judged {
  readonly verdict: Verdict;
  readonly proposal: Proposal | null;
  /** Where messages are rejected, by anchor and role; and whether this change is what they are rejected for. */
  readonly breakage?: Breakage;
}

export interface Breakage {
  /** Where messages are rejected. */
  readonly anchor: SchemaPair;
  readonly role: number;
  readonly explained: boolean;
  /** What to say if no single change explains it. */
  readonly shared?: Shared;
  /** The likelier at fault the lower. */
  readonly rank: number;
}

/** The part that a change has in a break which no single change explains. */
export interface Shared {
  readonly part: Part;
  /** With the message that it rejects together with some of the others; null where it is not at fault in that way. */
  readonly together: (others: readonly Part[]) => Judged | null;
  /** Where nobody can tell which of them are at fault. */
  readonly untold: (others: readonly Part[]) => Judged;
}

/** What replaces the table's word on schemas by decision. */
export interface Proving {
  /** Null: both sides mean the same here, and there is nothing to tell. */
  judge(change: Change, meeting: Meeting, verdict: Verdict): Judged | null;
  /** Only what a library that is not ours confirms, fact by fact, is called a witness. */
  confirmed(verdict: Verdict, proposal: Proposal, validator: SchemaValidator | null): Verdict;
}
