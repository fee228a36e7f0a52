import { expect, it } from 'vitest';
import type { Effect, Finding, Severity } from './finding.ts';
import { summarise } from './verdict.ts';

/** Only what is counted; the rest of a finding plays no part. */
function findings(...counted: readonly (readonly [Effect, Severity])[]): readonly Finding[] {
  return counted.map(([effect, severity]) => ({ effect, severity }) as Finding);
}

it.each<readonly [readonly Finding[], string]>([
  [[], 'none'],
  [findings(['docs', 'info']), 'patch'],
  [findings(['docs', 'info'], ['compatible', 'info']), 'minor'],
  [findings(['risky', 'warning']), 'minor'],
  [findings(['compatible', 'info'], ['breaking', 'error']), 'major'],
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
