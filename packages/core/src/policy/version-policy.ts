import type { Contract } from '../compare-contracts.ts';
import type { Bump, Finding } from '../finding.ts';
import { Sites } from '../judge/sites.ts';
import { SourceNode } from '../load/source-node.ts';
import type { PolicyFact } from '../rules/policies.ts';
import { policyFinding } from './policy-finding.ts';
import { checkVersion } from './semantic-version.ts';

/**
 * The step that a semver policy insists on: `major` for breaking findings that are errors and not waived. What a team
 * accepted, made a warning or could not be decided does not force a version on it; `Summary.recommendedBump` counts
 * that too.
 */
export function requiredStep(findings: readonly Finding[]): Bump {
  const isForced = ({ effect, severity, waiver }: Finding) =>
    effect === 'breaking' && severity === 'error' && waiver === null;
  return findings.some(isForced) ? 'major' : 'none';
}

/** That the version does not follow what changed; null where it does. */
export function versionFinding(
  findings: readonly Finding[],
  base: Contract,
  revision: Contract,
  contractName: string,
): Finding | null {
  const step = requiredStep(findings);
  const { outcome, lowest } = checkVersion(base.version, revision.version, step);
  const rule = ruleFor(outcome, step === 'major');
  if (rule === null) return null;
  const places = { base: versionPlace(base), revision: versionPlace(revision) };
  const sites = new Sites();
  sites.want(places);
  sites.locate();
  const element = places.revision.node.pointer;
  return policyFinding(
    {
      rule,
      subject: lowest ?? '',
      data: { before: base.version ?? undefined, after: revision.version ?? undefined },
      identity: [...element, base.version ?? '', revision.version ?? ''],
    },
    {
      cause: `c${new Set(findings.map(({ cause }) => cause)).size + 1}`,
      base: sites.site(places.base),
      revision: sites.site(places.revision),
      operations: [],
      location: { element, surface: '' },
    },
    contractName,
  );
}

function ruleFor(outcome: ReturnType<typeof checkVersion>['outcome'], isBroken: boolean): PolicyFact | null {
  if (outcome === 'too-low') return isBroken ? 'major-version-not-raised' : 'version-lowered';
  return outcome === 'unreadable' && isBroken ? 'version-unreadable' : null;
}

/** The nearest that there is: `info.version`, `info`, the whole. */
function versionPlace({ sources }: Contract) {
  const root = SourceNode.root(sources.entry);
  return { node: root.at(['info', 'version']) ?? root.child('info') ?? root };
}
