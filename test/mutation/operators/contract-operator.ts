import type { Direction as FindingDirection } from '@contract-check/core';
import { isJsonObject, type Json, type JsonObject } from '../../support/drafts/contract-parts.ts';
import type { Random } from '../../support/drafts/random.ts';
import { type OperationSpot, operationsOf } from '../spots/messages.ts';
import { type Pointer, valueAt } from '../spots/pointers.ts';
import type { Expected } from './schema-operator.ts';

/** What a planted edit is expected to be told as. */
export interface Outcome {
  readonly direction: FindingDirection;
  readonly expected: Expected;
}

/** Where an edit was planted. */
export interface Planted {
  /** Places that a finding may point at. */
  readonly near: readonly Pointer[];
  /** `METHOD path` of an operation that the finding must list; null where it is about none. */
  readonly operation: string | null;
  readonly planted: Outcome;
  /** The base has the edit, the revision has not; null where that is another row. */
  readonly takenBack: Outcome | null;
}

/** One edit of what stands round the schemas. Changes the contract in place; null where there is nothing of the sort. */
export interface ContractOperator {
  readonly name: string;
  /** The way back is another row, or says nothing. */
  readonly isOneWay?: boolean;
  readonly plant: (contract: JsonObject, random: Random) => Planted | null;
}

export function told(direction: FindingDirection, expected: Expected): Outcome {
  return { direction, expected };
}

/** The same for both readings of a request, and so on. */
export const breaks = {
  request: told('request', 'breaking'),
  response: told('response', 'breaking'),
  none: told('none', 'breaking'),
};
export const fits = {
  request: told('request', 'compatible'),
  response: told('response', 'compatible'),
  none: told('none', 'compatible'),
};
export const risks = {
  request: told('request', 'risky'),
  response: told('response', 'risky'),
  none: told('none', 'risky'),
};

export function objectAt(contract: JsonObject, pointer: Pointer): JsonObject {
  const value = valueAt(contract, pointer);
  return isJsonObject(value) ? value : {};
}

export function listAt(contract: JsonObject, pointer: Pointer): Json[] {
  const value = valueAt(contract, pointer);
  return Array.isArray(value) ? value : [];
}

/** The first operation, in an order of the seed, at which something can be planted. */
export function atSomeOperation(
  contract: JsonObject,
  random: Random,
  plant: (operation: OperationSpot) => Planted | null,
): Planted | null {
  for (const operation of random.shuffled(operationsOf(contract))) {
    const planted = plant(operation);
    if (planted !== null) return planted;
  }
  return null;
}
