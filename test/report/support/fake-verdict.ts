import type { Bump, Effect, Finding, OperationRef, Severity, Site, Summary, Verdict } from '@contract-check/core';

const SEVERITY: Readonly<Record<Effect, Severity>> = {
  breaking: 'error',
  risky: 'warning',
  compatible: 'info',
  docs: 'info',
};

export function fakeOperation(method: string, path: string, id: string | null = null): OperationRef {
  return { key: `${method} ${path.replaceAll(/\{[^}]*\}/g, '{}')}`, method, path, id };
}

/** A finding with every member set; `parts` says what matters to the test. */
export function fakeFinding(parts: Partial<Finding> = {}): Finding {
  const effect = parts.effect ?? 'breaking';
  return {
    fingerprint: '9f0c41d2a7b3e815',
    cause: 'c1',
    rule: 'request-property-became-required',
    effect,
    breaks: effect === 'breaking' ? ['wire', 'source'] : [],
    severity: SEVERITY[effect],
    proof: 'exact',
    reading: 'declared',
    direction: 'request',
    message: '"currency" must now be sent.',
    why: 'A consumer that does not send it is refused.',
    advice: 'Keep it optional with a default, or require it only in /v2/orders.',
    location: { element: ['paths', '/orders', 'post'], surface: 'request/body/currency' },
    base: null,
    revision: null,
    operations: [fakeOperation('POST', '/orders', 'createOrder')],
    witness: null,
    waiver: null,
    usage: null,
    ...parts,
  };
}

/** The place of the first occurrence of `mark` in `text`. */
export function siteAt(file: string, text: string, mark: string, site: { pointer: string; value: unknown }): Site {
  const offset = text.indexOf(mark);
  if (offset === -1) throw new Error(`the test document has no ${mark}`);
  const before = text.slice(0, offset).split('\n');
  return {
    pointer: site.pointer,
    file,
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
    value: site.value,
  };
}

function bumpFor(findings: readonly Finding[]): Bump {
  if (findings.some(({ effect }) => effect === 'breaking')) return 'major';
  if (findings.some(({ effect }) => effect === 'compatible' || effect === 'risky')) return 'minor';
  return findings.length > 0 ? 'patch' : 'none';
}

export function fakeVerdict(findings: readonly Finding[]): Verdict {
  const effects = (effect: Effect) => findings.filter((finding) => finding.effect === effect).length;
  const severities = (severity: Severity) =>
    findings.filter((finding) => finding.severity === severity && finding.waiver === null).length;
  const summary: Summary = {
    breaking: effects('breaking'),
    risky: effects('risky'),
    compatible: effects('compatible'),
    docs: effects('docs'),
    error: severities('error'),
    warning: severities('warning'),
    info: severities('info'),
    waived: findings.filter(({ waiver }) => waiver !== null).length,
    recommendedBump: bumpFor(findings),
  };
  return { schemaVersion: 1, kind: 'openapi', summary, findings };
}
