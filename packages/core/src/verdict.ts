import type { Bump, Finding, Summary } from './finding.ts';

/** Counts by effect and severity, and the version step that semantic versioning asks for (semver.org §6–8). */
export function summarise(findings: readonly Finding[]): Summary {
  const count = (test: (finding: Finding) => boolean) => findings.filter(test).length;
  const breaking = count(({ effect }) => effect === 'breaking');
  const compatible = count(({ effect }) => effect === 'compatible');
  const risky = count(({ effect }) => effect === 'risky');
  return {
    breaking,
    risky,
    compatible,
    docs: count(({ effect }) => effect === 'docs'),
    error: count(({ severity }) => severity === 'error'),
    warning: count(({ severity }) => severity === 'warning'),
    info: count(({ severity }) => severity === 'info'),
    waived: 0,
    recommendedBump: bumpFor(breaking, risky + compatible, findings.length),
  };
}

function bumpFor(breaking: number, visible: number, all: number): Bump {
  if (breaking > 0) return 'major';
  if (visible > 0) return 'minor';
  return all > 0 ? 'patch' : 'none';
}
