import { expect, it } from 'vitest';
import type { Effect, Finding, Severity } from './finding.ts';
import { summarise } from './verdict.ts';

/** Only what is counted; the rest of a finding plays no part. */
function findings(...counted: readonly (readonly [Effect, Severity])[]): readonly Finding[] {
  return counted.map(
    ([effect, severity]) => ({ rule: 'operation-removed', effect, severity, waiver: null }) as Finding,
  );
}

it.each<readonly [readonly Finding[], string]>([
  [[], 'none'],
  [findings(['docs', 'info']), 'patch'],
  [findings(['docs', 'info'], ['compatible', 'info']), 'minor'],
  [findings(['risky', 'warning']), 'minor'],
  [findings(['compatible', 'info'], ['breaking', 'error']), 'major'],
  [findings(['breaking', 'off']), 'patch'],
])('%j asks for the step %s', (given, bump) => {
  expect(summarise(given).recommendedBump).toBe(bump);
});

it('counts by effect and by severity', () => {
  const counted = summarise(
    findings(['breaking', 'error'], ['breaking', 'warning'], ['risky', 'warning'], ['docs', 'info']),
  );
  expect(counted).toMatchObject({
    breaking: 2,
    risky: 1,
    compatible: 0,
    docs: 1,
    error: 1,
    warning: 2,
    info: 1,
    waived: 0,
  });
});

it('keeps the effect of what is waived, and the step that it asks for', () => {
  const waiver = { reason: 'nobody calls it', owner: 'shop', until: null };
  const counted = summarise(findings(['breaking', 'error']).map((finding) => ({ ...finding, waiver })));
  expect(counted).toMatchObject({ breaking: 1, error: 0, waived: 1, recommendedBump: 'major' });
});

it('asks for no step where a policy alone is not met', () => {
  const counted = summarise(findings(['risky', 'error']).map((finding) => ({ ...finding, rule: 'version-lowered' })));
  expect(counted).toMatchObject({ risky: 1, error: 1, recommendedBump: 'none' });
});
