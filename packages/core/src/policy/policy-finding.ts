import { surfaceOf } from '@contract-check/protocol';
import type { ChangeData } from '../compare/change.ts';
import type { Finding } from '../finding.ts';
import { fingerprintOf } from '../judge/fingerprint.ts';
import { type PolicyFact, policyRows } from '../rules/policies.ts';
import { usualSeverity } from '../verdict.ts';

/** What a finding of a policy is about. */
export interface PolicyMatter {
  readonly rule: PolicyFact;
  readonly subject: string;
  readonly data: ChangeData;
  /** What makes it the same finding over time, beside contract and rule. */
  readonly identity: readonly string[];
}

/** Where it stands, as of the finding that it goes with. */
export type PolicyPlace = Pick<Finding, 'cause' | 'base' | 'revision' | 'operations'> &
  Partial<Pick<Finding, 'location'>>;

/** A finding that no comparison states. Its severity is the policy's to say. */
export function policyFinding(matter: PolicyMatter, place: PolicyPlace, contractName: string): Finding {
  const { rule, subject, data, identity } = matter;
  const row = policyRows[rule];
  return {
    fingerprint: fingerprintOf([contractName, rule, 'none', ...identity]),
    cause: place.cause,
    rule,
    effect: row.effect,
    breaks: [],
    severity: usualSeverity(row.effect, 'exact'),
    proof: 'exact',
    reading: 'declared',
    direction: 'none',
    message: row.says({ subject, place: '', direction: 'none', data }),
    why: row.why,
    advice: row.advice,
    location: place.location ?? { element: [], surface: surfaceOf([]) },
    base: place.base,
    revision: place.revision,
    operations: place.operations,
    witness: null,
    waiver: null,
    usage: null,
  };
}
