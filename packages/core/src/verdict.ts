import type { Bump, Effect, Finding, Proof, Severity, Summary } from './finding.ts';
import { isPolicyRule } from './rules/policies.ts';

/**
 * Counts by effect and severity, and the version step that semantic versioning asks for (semver.org §6–8). Waived
 * findings keep their effect, and count in no severity.
 */
export function summarise(findings: readonly Finding[]): Summary {
  const count = (test: (finding: Finding) => boolean) => findings.filter(test).length;
  const told = (level: Severity) => count(({ severity, waiver }) => severity === level && waiver === null);
  return {
    breaking: count(({ effect }) => effect === 'breaking'),
    risky: count(({ effect }) => effect === 'risky'),
    compatible: count(({ effect }) => effect === 'compatible'),
    docs: count(({ effect }) => effect === 'docs'),
    error: told('error'),
    warning: told('warning'),
    info: told('info'),
    waived: count(({ waiver }) => waiver !== null),
    recommendedBump: recommendedStep(findings),
  };
}

const STEPS: Readonly<Record<Effect, Bump>> = { breaking: 'major', risky: 'minor', compatible: 'minor', docs: 'patch' };
const ORDER: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/**
 * The largest step that any finding asks for. Waived ones ask for it too: an accepted break breaks. What is `off` was
 * not promised and asks for a patch; what a policy demands changes no message and asks for nothing.
 */
function recommendedStep(findings: readonly Finding[]): Bump {
  const steps = findings
    .filter(({ rule }) => !isPolicyRule(rule))
    .map(({ effect, severity }) => ORDER.indexOf(severity === 'off' ? 'patch' : STEPS[effect]));
  return ORDER[Math.max(0, ...new Set(steps))] ?? 'none';
}

/** A breaking finding that is not decided is a warning: a gate that fails on "could not decide" cries wolf. */
export function usualSeverity(effect: Effect, proof: Proof): Severity {
  if (effect === 'breaking') return proof === 'rule' ? 'warning' : 'error';
  return effect === 'risky' ? 'warning' : 'info';
}
