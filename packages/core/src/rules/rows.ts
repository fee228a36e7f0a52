import type { DirectedFact, FactId, PlainFact } from '../compare/facts.ts';
import { lifecycleRows } from './lifecycle.ts';
import { messageRows } from './messages.ts';
import { operationRows } from './operations.ts';
import type { DirectedRow, PlainRow } from './row.ts';
import { logicRows } from './schema-logic.ts';
import { structureRows } from './schema-structure.ts';
import { boundRows, valueRows } from './schema-values.ts';
import { securityRows } from './security.ts';

/** One row per fact; a fact without a row does not compile. */
export const plainRows: Readonly<Record<PlainFact, PlainRow>> = { ...operationRows, ...securityRows, ...lifecycleRows };

export const directedRows: Readonly<Record<DirectedFact, DirectedRow>> = {
  ...messageRows,
  ...valueRows,
  ...boundRows,
  ...structureRows,
  ...logicRows,
};

export function isDirected(fact: FactId): fact is DirectedFact {
  return Object.hasOwn(directedRows, fact);
}
