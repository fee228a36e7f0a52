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
  const rule = lacking(base.version, revision.version, step);
  if (rule === null) return null;
  const places = { base: versionPlace(base), revision: versionPlace(revision) };
  const sites = new Sites();
  sites.want(places);
  sites.locate();
  const element = places.revision.node.pointer;
  return policyFinding(
    {
      rule,
      subject: checkVersion(base.version, revision.version, step).lowest ?? '',
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

/**
 * A version that fell is told as that, whether anything breaks or not: to accept what breaks must not bring up another
 * finding.
 */
function lacking(base: string | null, revision: string | null, step: Bump): PolicyFact | null {
  if (checkVersion(base, revision, 'none').outcome === 'too-low') return 'version-lowered';
  const { outcome } = checkVersion(base, revision, step);
  if (outcome === 'high-enough' || step === 'none') return null;
  return outcome === 'unreadable' ? 'version-unreadable' : 'major-version-not-raised';
}

/** The nearest that there is: `info.version`, `info`, the whole. */
function versionPlace({ sources }: Contract) {
  const root = SourceNode.root(sources.entry);
  return { node: root.at(['info', 'version']) ?? root.child('info') ?? root };
}
