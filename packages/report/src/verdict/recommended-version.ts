import { type Bump, checkVersion } from '@contract-check/core';

export interface VersionAdvice {
  readonly bump: Exclude<Bump, 'none'>;
  /** The base's version after the bump; null when that is not a semantic version. */
  readonly version: string | null;
  /** The revision's version when it is this one or a higher one, without pre-release and build parts; else null. */
  readonly reached: string | null;
}

/** The version that the revision should carry, or null when nothing asks for a new one. */
export function adviseVersion(base: string | null, revision: string | null, bump: Bump): VersionAdvice | null {
  if (bump === 'none') return null;
  const { lowest, reached } = checkVersion(base, revision, bump);
  return { bump, version: lowest, reached };
}
