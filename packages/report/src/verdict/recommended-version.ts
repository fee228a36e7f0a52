import type { Bump } from '@contract-check/core';

type Triple = readonly [number, number, number];

/** Pre-release and build parts are left aside: they say nothing about compatibility. */
const SEMANTIC_VERSION = /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:[-+][0-9A-Za-z.+-]{1,100})?$/;

const BUMPED: Readonly<Record<Exclude<Bump, 'none'>, (version: Triple) => Triple>> = {
  major: ([major]) => [major + 1, 0, 0],
  minor: ([major, minor]) => [major, minor + 1, 0],
  patch: ([major, minor, patch]) => [major, minor, patch + 1],
};

export interface VersionAdvice {
  readonly bump: Exclude<Bump, 'none'>;
  /** The base's version after the bump; null when that is not a semantic version. */
  readonly version: string | null;
  /** The revision's version when it is this one or a higher one, without pre-release and build parts; else null. */
  readonly reached: string | null;
}

function parse(version: string | null): Triple | null {
  const match = version === null ? null : SEMANTIC_VERSION.exec(version.trim());
  return match === null ? null : [Number(match[1]), Number(match[2]), Number(match[3])];
}

function atLeast(version: Triple, wanted: Triple): boolean {
  const [major, minor, patch] = wanted;
  if (version[0] !== major) return version[0] > major;
  if (version[1] !== minor) return version[1] > minor;
  return version[2] >= patch;
}

/**
 * The version that the revision should carry (Semantic Versioning 2.0.0, §6 to §8), or null when nothing asks for a
 * new one.
 */
export function adviseVersion(base: string | null, revision: string | null, bump: Bump): VersionAdvice | null {
  if (bump === 'none') return null;
  const from = parse(base);
  if (from === null) return { bump, version: null, reached: null };
  const wanted = BUMPED[bump](from);
  const current = parse(revision);
  const reached = current !== null && atLeast(current, wanted) ? current.join('.') : null;
  return { bump, version: wanted.join('.'), reached };
}
