import type { Finding } from '@contract-check/core';
import { groupedBy } from './grouped-by.ts';

/** Findings of one cause together, in the order of the first (worst) of each. */
export function causeGroups(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  return groupedBy(findings, ({ cause }) => cause);
}
