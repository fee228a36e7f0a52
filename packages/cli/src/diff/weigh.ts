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
  const times = new Map<string | null, number>();
  for (const { contract } of contracts) times.set(contract, (times.get(contract) ?? 0) + 1);
  const weighed = contracts.map(({ name, contract, owner, policy, comparison, base, revision }) => {
    const contractName = contract ?? '';
    // A contract that is gone or new has no step from one version to the next.
    const semver = base.sources.documents.size === 0 || revision.sources.documents.size === 0 ? 'off' : policy.semver;
    const context = { policy: { ...policy, semver }, waivers, contractName, asOf, base, revision };
    const result = engine.applyPolicy(comparison, context);
    const shown = shownName(contract, name, times);
    return { run: { name: shown, contract, owner, base, revision, verdict: result.verdict }, result };
  });
  return {
    runs: weighed.map(({ run }) => run),
    uses: engine.combineWaiverUses(weighed.map(({ result }) => result.waivers)),
  };
}

/** A contract that is held against several bases (registry:) is told with each of them. */
function shownName(contract: string | null, base: string, times: ReadonlyMap<string | null, number>): string {
  if (contract === null) return base;
  return (times.get(contract) ?? 0) > 1 ? `${contract} against ${base}` : contract;
}
