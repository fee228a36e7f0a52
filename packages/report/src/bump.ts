import { type Bump, checkVersion, type Finding, requiredStep } from '@contract-check/core';
import { withoutLogCommands } from './escape/log-commands.ts';
import { serialise } from './json/serialise.ts';
import { type ReportInput, type ReportRun, standsAlone } from './report-input.ts';
import { wrap } from './text/layout.ts';
import { styleFor } from './text/style.ts';
import type { TextOptions } from './text-options.ts';
import { count } from './words.ts';

/** Policy rules about `info.version`. */
const VERSION_RULES: readonly string[] = ['major-version-not-raised', 'version-lowered', 'version-unreadable'];

interface NamedStep {
  readonly bump: Bump;
  /** The lowest version that will do; null where that of the base is no semantic version. */
  readonly version: string | null;
}

/** What a team accepted, and what is not decided, forces no major version on it (`requiredStep`). */
function demandedStep(findings: readonly Finding[], recommended: Bump): Bump {
  return recommended === 'major' && requiredStep(findings) !== 'major' ? 'minor' : recommended;
}

/** The version step that a comparison asks for. */
interface VersionStep extends NamedStep {
  /** What a check insists on. */
  readonly demanded: NamedStep;
  readonly name: string;
  readonly contract: string | null;
  readonly oldVersion: string | null;
  readonly newVersion: string | null;
  /** Whether `info.version` of the revision took the step, or the team accepted that it did not. */
  readonly follows: boolean;
  /** What the policy of versions says of it, accepted or not; null: nothing, or there is no such policy. */
  readonly finding: Finding | null;
}

function stepOf({ name, contract, base, revision, verdict }: ReportRun): VersionStep {
  const bump = verdict.summary.recommendedBump;
  const least = demandedStep(verdict.findings, bump);
  const { lowest, outcome } = checkVersion(base.version, revision.version, least);
  const finding = verdict.findings.find(({ rule }) => VERSION_RULES.includes(rule)) ?? null;
  // What is new or gone as a whole has no step from one version to the next.
  const isPair = base.sources.documents.size > 0 && revision.sources.documents.size > 0;
  const isReached = outcome === 'high-enough' || (outcome === 'unreadable' && least === 'none');
  const isAccepted = finding !== null && (finding.waiver !== null || finding.severity === 'off');
  return {
    name,
    contract,
    bump,
    version: checkVersion(base.version, revision.version, bump).lowest,
    demanded: { bump: least, version: lowest },
    oldVersion: base.version,
    newVersion: revision.version,
    follows: !isPair || isAccepted || (isReached && finding === null),
    finding,
  };
}

/** Whether `info.version` of every contract follows what changed. */
export function versionsFollow({ runs }: ReportInput): boolean {
  return runs.every((run) => stepOf(run).follows);
}

function told(version: string | null): string {
  return version === null ? 'nothing' : JSON.stringify(version);
}

/** Why a version does not follow. */
function complaint({ finding, demanded: { bump, version }, oldVersion, newVersion }: VersionStep): string {
  if (finding !== null) {
    const site = finding.revision;
    const place = site === null ? '' : `${site.file}:${site.line}:${site.column} `;
    return `${place}${finding.rule}: ${finding.message}`;
  }
  const least = version === null ? 'which is higher cannot be told' : `${version} is the least (${bump})`;
  return `info.version went from ${told(oldVersion)} to ${told(newVersion)}: ${least}.`;
}

/**
 * `major 2.0.0`, one line for each comparison, with its name in front where there are several. Ends in a line feed.
 *
 * @param check whether to say which versions do not follow, and why
 */
export function renderBumpText(input: ReportInput, check: boolean, options: TextOptions): string {
  const style = styleFor(options);
  const several = standsAlone(input) === null;
  const steps = input.runs.map(stepOf);
  const lines = steps.map(({ name, bump, version }) => {
    const step = version === null ? bump : `${bump} ${version}`;
    return several ? `${style.safe(name)}: ${step}` : step;
  });
  if (input.unchanged > 0) lines.push(`${count(input.unchanged, 'contract')} unchanged.`);
  const lacking = check ? steps.filter(({ follows }) => !follows) : [];
  for (const step of lacking) {
    lines.push(...wrap(style.safe(`${several ? `${step.name}: ` : ''}${complaint(step)}`), style.width));
  }
  if (lacking.length > 0)
    lines.push(...wrap('Failed: info.version does not follow what changed (exit 1).', style.width));
  return withoutLogCommands(`${lines.join('\n')}\n`);
}

/** The same for programs: all steps, in a list even of one. */
export function renderBumpJson(input: ReportInput): string {
  const { runs, unchanged } = input;
  const follows = versionsFollow(input);
  return `${serialise({ schemaVersion: 1, follows, contracts: runs.map(stepOf), unchanged })}\n`;
}
