import type { Effect } from '@contract-check/core';
import type { JsonObject } from '../../support/drafts/contract-parts.ts';
import type { Random } from '../../support/drafts/random.ts';
import type { Direction } from '../spots/messages.ts';
import type { Pointer } from '../spots/pointers.ts';

/** What the default reading and the literal one must say; one effect where they agree, null where nothing is asked. */
export type Expected = Effect | { readonly declared: Effect; readonly strict: Effect | null };
type ByDirection = Readonly<Record<Direction, Expected>>;

/** What an edit may look at beside the schema. */
export interface SchemaContext {
  readonly contract: JsonObject;
  readonly pointer: Pointer;
  /** 3.1 or later: all of JSON Schema 2020-12. */
  readonly isModern: boolean;
  readonly version: string;
  readonly random: Random;
  readonly direction: Direction;
  /** Inside other schemas of the same place: tags of unions may stand here. */
  readonly isComposite: boolean;
}

interface SchemaEdit {
  readonly schema: JsonObject;
  /** Further places that a finding may point at. */
  readonly near?: readonly Pointer[];
}

/** One edit of a schema, and what the contract that has it is to the one that has not. */
export interface SchemaOperator {
  readonly name: string;
  /** The edited schema; null where there is nothing of the sort to edit. The given one is not changed. */
  readonly edit: (schema: JsonObject, context: SchemaContext) => JsonObject | SchemaEdit | null;
  /** The edit is made in the revision. */
  readonly planted: ByDirection;
  /** The base has it, the revision has not. */
  readonly takenBack: ByDirection;
  /** Why no instance can tell: the keyword is no assertion, or speaks of roles. Absent: an instance must. */
  readonly withoutWitness?: string;
  /** Breaks by what undeclared members may be, also in the default reading. */
  readonly isLiteral?: boolean;
  /** Means another thing where other schemas speak of the same object. */
  readonly isForWhole?: boolean;
  /** May be planted where values are spelled as text. */
  readonly isForText?: boolean;
}

type Edit = SchemaOperator['edit'];
type More = Partial<Omit<SchemaOperator, 'name' | 'edit'>>;

const less: ByDirection = { request: 'breaking', response: 'compatible' };
const more: ByDirection = { request: 'compatible', response: 'breaking' };
const other: ByDirection = { request: 'breaking', response: 'breaking' };
const either = (effect: Expected): ByDirection => ({ request: effect, response: effect });

/** Fewer messages than before. */
export function narrower(name: string, edit: Edit, given: More = {}): SchemaOperator {
  return { name, edit, planted: less, takenBack: more, ...given };
}

/** Other messages than before. */
export function incomparable(name: string, edit: Edit, given: More = {}): SchemaOperator {
  return { name, edit, planted: other, takenBack: other, ...given };
}

/** The same effect whoever sends, and in both orders. */
export function alike(name: string, effect: Expected, edit: Edit, given: More = {}): SchemaOperator {
  return { name, edit, planted: either(effect), takenBack: either(effect), ...given };
}

export const forText = { isForText: true } as const;
