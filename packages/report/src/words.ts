import type { Contract, Effect, Finding, Severity } from '@contract-check/core';

/** Never colour alone: what stands for an effect beside its name. */
export const EFFECT_SIGNS: Readonly<Record<Effect, string>> = {
  breaking: '✖',
  risky: '▲',
  compatible: '✔',
  docs: '•',
};

/** `1 error`, `2 errors`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Joined for reading: `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** `Orders API 1.8.0`. */
function named({ title, version }: Contract): string {
  return version === null ? title : `${title} ${version}`;
}

/** `Orders API 1.8.0 → 1.9.0`; the whole second name when the title changed too. */
export function comparedNames(base: Contract, revision: Contract, arrow: string): string {
  if (base.title !== revision.title) return `${named(base)} ${arrow} ${named(revision)}`;
  if (base.version === null && revision.version === null) return base.title;
  return `${named(base)} ${arrow} ${revision.version ?? 'no version'}`;
}

/** `OpenAPI 3.0 → OpenAPI 3.1`, or empty when both follow the same specification. */
export function comparedSpecifications(base: Contract, revision: Contract, arrow: string): string {
  return base.specification === revision.specification
    ? ''
    : `${base.specification} ${arrow} ${revision.specification}`;
}

const USUAL_SEVERITY: Readonly<Record<Effect, Severity>> = {
  breaking: 'error',
  risky: 'warning',
  compatible: 'info',
  docs: 'info',
};

/** What sets a finding apart from others of its effect: `source`, `warning`. Often empty. */
export function marks(finding: Finding): readonly string[] {
  const found: string[] = [];
  if (finding.breaks.length === 1 && finding.breaks[0] === 'source') found.push('source');
  if (finding.severity !== USUAL_SEVERITY[finding.effect]) found.push(finding.severity);
  return found;
}

/** What a team neither accepted nor silenced: the rest is counted, and shown where everything is. */
export function isOpen({ waiver, severity }: Finding): boolean {
  return waiver === null && severity !== 'off';
}
