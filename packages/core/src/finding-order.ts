import type { Effect, Finding, Severity } from './finding.ts';

const effects: Readonly<Record<Effect, number>> = { breaking: 0, risky: 1, compatible: 2, docs: 3 };
const severities: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, off: 3 };

/** Worst first, then in document order, then by name: the same input gives the same output. */
export function compareFindings(one: Finding, other: Finding): number {
  return (
    effects[one.effect] - effects[other.effect] ||
    severities[one.severity] - severities[other.severity] ||
    compareTexts((one.revision ?? one.base)?.file ?? '', (other.revision ?? other.base)?.file ?? '') ||
    ((one.revision ?? one.base)?.line ?? 0) - ((other.revision ?? other.base)?.line ?? 0) ||
    compareTexts(one.rule, other.rule) ||
    compareTexts(one.location.element.join('\n'), other.location.element.join('\n')) ||
    compareTexts(one.fingerprint, other.fingerprint)
  );
}

/** By code units, which is the same everywhere. */
export function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
