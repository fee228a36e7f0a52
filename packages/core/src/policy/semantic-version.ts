import type { Bump } from '../finding.ts';

interface SemanticVersion {
  readonly release: Release;
  /** Dot-separated identifiers; empty for a release. Build parts say nothing about order. */
  readonly pre: readonly string[];
}

type Release = readonly [major: number, minor: number, patch: number];

/** semver.org §2 and §9 to §11; a `v` in front is common. Numbers are bounded so that they stay exact. */
const FORM = /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([0-9A-Za-z.-]{1,100}))?(?:\+[0-9A-Za-z.-]{1,100})?$/;

function parse(version: string | null): SemanticVersion | null {
  const [whole, major, minor, patch, pre] = FORM.exec(version?.trim() ?? '') ?? [];
  if (whole === undefined) return null;
  return { release: [Number(major), Number(minor), Number(patch)], pre: pre === undefined ? [] : pre.split('.') };
}

/** Before 1.0.0 the minor number counts as the major one, and the patch number as the minor one. */
function after({ release: [major, minor, patch], pre }: SemanticVersion, step: Bump): Release {
  // A pre-release promises nothing yet: the release that it leads to may differ in any way.
  if (step === 'none' || pre.length > 0) return [major, minor, patch];
  if (step === 'major') return major === 0 ? [0, minor + 1, 0] : [major + 1, 0, 0];
  if (step === 'minor' && major > 0) return [major, minor + 1, 0];
  return [major, minor, patch + 1];
}

/** What a step of the version would take, and whether the revision took it. */
export interface VersionCheck {
  /** `unreadable`: one of both is no semantic version, or missing. */
  readonly outcome: 'high-enough' | 'too-low' | 'unreadable';
  /** The lowest release that will do; null where the base's version cannot be read. */
  readonly lowest: string | null;
  /** The release that the revision's version is, or is a pre-release of, where that is high enough; else null. */
  readonly reached: string | null;
}

/**
 * Holds `info.version` of the revision against the step that its changes ask for (Semantic Versioning 2.0.0, §4 and §6
 * to §11): a pre-release of a release that is high enough will do, and any higher version after a pre-release.
 *
 * @param step `Summary.recommendedBump`, or `requiredStep` of the findings; `none`: the version must not fall
 */
export function checkVersion(base: string | null, revision: string | null, step: Bump): VersionCheck {
  const [from, to] = [parse(base), parse(revision)];
  if (from === null) return { outcome: 'unreadable', lowest: null, reached: null };
  const wanted = after(from, step);
  const lowest = wanted.join('.');
  if (to === null) return { outcome: 'unreadable', lowest, reached: null };
  const isPlain = step !== 'none' && from.pre.length === 0;
  const order = isPlain ? compareReleases(to.release, wanted) : compareVersions(to, from) - Number(step !== 'none');
  return order >= 0
    ? { outcome: 'high-enough', lowest, reached: to.release.join('.') }
    : { outcome: 'too-low', lowest, reached: null };
}

function compareReleases(one: Release, other: Release): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

/** Precedence, semver.org §11: -1, 0 or 1. */
function compareVersions(one: SemanticVersion, other: SemanticVersion): number {
  const releases = Math.sign(compareReleases(one.release, other.release));
  if (releases !== 0) return releases;
  if (one.pre.length === 0 || other.pre.length === 0)
    return Number(one.pre.length === 0) - Number(other.pre.length === 0);
  for (const [index, identifier] of one.pre.entries()) {
    const partner = other.pre[index];
    const order = partner === undefined ? 1 : compareIdentifiers(identifier, partner);
    if (order !== 0) return order;
  }
  return one.pre.length === other.pre.length ? 0 : -1;
}

/** Numbers by value and below names; names in ASCII order. */
function compareIdentifiers(one: string, other: string): number {
  const [isNumber, isOtherNumber] = [one, other].map((text) => /^\d+$/.test(text)) as [boolean, boolean];
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  if (isNumber) return Math.sign(Number(one) - Number(other));
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
