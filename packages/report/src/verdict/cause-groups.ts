import type { Finding } from '@contract-check/core';

/** Findings of one cause together, in the order of the first (worst) of each. */
export function causeGroups(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.cause);
    if (group === undefined) groups.set(finding.cause, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}
