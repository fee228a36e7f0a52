import type { Direction, Effect } from '@contract-check/core';
import type { JsonObject } from '../support/drafts/contract-parts.ts';
import type { Expected } from './operators/schema-operator.ts';
import type { Pointer } from './spots/pointers.ts';

/** Which side has the edit. */
export type Order = 'planted' | 'takenBack';

/** One planted edit with what must be said of it. */
export interface Trial {
  readonly edited: JsonObject;
  readonly order: Order;
  readonly direction: Direction;
  /** Null: not asked for in this reading. */
  readonly declared: Effect | null;
  readonly strict: Effect | null;
  readonly near: readonly Pointer[];
  readonly operation: string | null;
}

export function inReading(expected: Expected, reading: 'declared' | 'strict'): Effect | null {
  return typeof expected === 'string' ? expected : expected[reading];
}
