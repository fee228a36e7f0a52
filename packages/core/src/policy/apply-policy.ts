import type { Comparison, Contract } from '../compare-contracts.ts';
import type { Finding, Severity, Verdict } from '../finding.ts';
import { compareFindings } from '../finding-order.ts';
import { summarise } from '../verdict.ts';
import { deprecationFindings } from './deprecation.ts';
import type { Policy, Waiver } from './policy.ts';
import { weighRemoval } from './removal.ts';
import { weigher } from './severity.ts';
import { versionFinding } from './version-policy.ts';
import { Waivers, type WaiverUse } from './waivers.ts';

/** What a policy is applied with. */
export interface PolicyContext {
  readonly policy: Policy;
  /** All that the team wrote down; those of other contracts do not match. */
  readonly waivers: readonly Waiver[];
  /** As in the `DiffOptions` of the comparison; `Waiver.contract` is held against it. */
  readonly contractName: string;
  /** The moment of judging, in milliseconds of Unix time: core has no clock. */
  readonly asOf: number;
  /** The contracts compared: their versions, and the lines where these stand. */
  readonly base: Contract;
  readonly revision: Contract;
}

export interface PolicyResult {
  readonly verdict: Verdict;
  /** One entry per waiver of the context, in its order: plain data, joined by index. */
  readonly waivers: readonly WaiverUse[];
}

/**
 * Weighs findings as a team decided, after `diffContracts`. Pure: the same arguments give the same result.
 *
 * 1. Severity, for each operation that the finding reaches; the highest counts, so that what is silent in one place
 *    is still told in another. The most particular entry decides: rule, then `breaks` (`wire` where it breaks the
 *    wire, else `source`), then effect; of equal ones the later path glob, then the table for all. What a policy finds itself
 *    is an error (of versions: `policy.semver`) unless its rule is named. A finding that is
 *    not decided (`proof: rule`) is at most a warning unless its rule is named. Then the operation's stability caps
 *    it: the base's level counts (what consumers were promised), for new operations the revision's; a change of the
 *    level itself is never capped.
 * 2. Deprecation: removals after the sunset become compatible (the only effect that a policy changes); findings of
 *    area `policy` tell what was deprecated without a sunset or with too short a notice.
 * 3. Waivers: all conditions of one must hold, for every operation that the finding reaches.
 * 4. Versions: a breaking finding that is an error and not waived asks for a major step of `info.version`. That this
 *    is missing is a finding of its own, which can be waived too.
 *
 * Findings keep their fingerprints. Those with severity `off` stay in the verdict; renderers leave them out.
 */
export function applyPolicy(comparison: Comparison, context: PolicyContext): PolicyResult {
  const { policy, asOf, contractName, base, revision } = context;
  const { verdict, operations } = comparison;
  const weigh = weigher(policy, operations);
  const waivers = new Waivers(context.waivers, contractName, asOf);
  const weighed = (finding: Finding, own?: Severity) => waivers.apply({ ...finding, severity: weigh(finding, own) });

  const findings = weighDeprecations(comparison, context).map((finding) => weighed(finding, 'error'));
  const version = policy.semver === 'off' ? null : versionFinding(findings, base, revision, contractName);
  if (version !== null) findings.push(weighed(version, policy.semver));
  findings.sort(compareFindings);
  return { verdict: { ...verdict, summary: summarise(findings), findings }, waivers: waivers.uses() };
}

function weighDeprecations(comparison: Comparison, { policy, ...context }: PolicyContext): readonly Finding[] {
  const { verdict, operations } = comparison;
  const { deprecation } = policy;
  if (deprecation === null) return verdict.findings;
  return [
    ...verdict.findings.map((finding) => weighRemoval(finding, operations, deprecation, context.asOf)),
    ...deprecationFindings(verdict.findings, comparison, deprecation, context),
  ];
}
