import type { DirectedFact, FactId, PlainFact } from '../compare/facts.ts';
import { bodyRows } from './bodies-and-statuses.ts';
import { lifecycleRows } from './lifecycle.ts';
import { operationRows } from './operations.ts';
import { parameterRows } from './parameters-and-headers.ts';
import type { DirectedRow, PlainRow } from './row.ts';
import { annotationRows } from './schema-annotations.ts';
import { arrayRows } from './schema-arrays.ts';
import { boundRows, multipleRows } from './schema-bounds.ts';
import { logicRows } from './schema-logic.ts';
import { objectRows } from './schema-objects.ts';
import { stringRows } from './schema-strings.ts';
import { undeclaredRows } from './schema-undeclared.ts';
import { valueRows } from './schema-values.ts';
import { securityRows } from './security.ts';

/** One row per fact; a fact without a row does not compile. */
export const plainRows: Readonly<Record<PlainFact, PlainRow>> = { ...operationRows, ...securityRows, ...lifecycleRows };

export const directedRows: Readonly<Record<DirectedFact, DirectedRow>> = {
  ...parameterRows,
  ...bodyRows,
  ...valueRows,
  ...annotationRows,
  ...multipleRows,
  ...boundRows,
  ...stringRows,
  ...objectRows,
  ...undeclaredRows,
  ...arrayRows,
  ...logicRows,
};

export function isDirected(fact: FactId): fact is DirectedFact {
  return Object.hasOwn(directedRows, fact);
}
