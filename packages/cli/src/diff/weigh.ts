import type { WaiverUse } from '@contract-check/core';
import type { ReportRun } from '@contract-check/report';
import type { FiledWaiver } from '../config/settings.ts';
import type { Engine } from '../engine.ts';
import type { ContractComparison } from './comparisons.ts';

/** Runs as they are reported, and what became of each waiver over all of them. */
interface Weighed {
  readonly runs: readonly ReportRun[];
  readonly uses: readonly WaiverUse[];
}

/**
 * Applies each team's policy and waivers.
 *
 * @param asOf the moment of judging, in milliseconds of Unix time
 */
export function weigh(
  contracts: readonly ContractComparison[],
  waivers: readonly FiledWaiver[],
  asOf: number,
  engine: Pick<Engine, 'applyPolicy' | 'combineWaiverUses'>,
): Weighed {
  const weighed = contracts.map(({ name, contract, owner, policy, comparison, base, revision }) => {
    const contractName = contract ?? '';
    // A contract that is gone or new has no step from one version to the next.
    const semver = base.sources.documents.size === 0 || revision.sources.documents.size === 0 ? 'off' : policy.semver;
    const context = { policy: { ...policy, semver }, waivers, contractName, asOf, base, revision };
    const result = engine.applyPolicy(comparison, context);
    return { run: { name: contract ?? name, contract, owner, base, revision, verdict: result.verdict }, result };
  });
  return {
    runs: weighed.map(({ run }) => run),
    uses: engine.combineWaiverUses(weighed.map(({ result }) => result.waivers)),
  };
}
