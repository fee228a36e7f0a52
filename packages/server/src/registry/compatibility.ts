import type { Verdict } from '@contract-check/core';
import type { CompatibilityMode, Document } from '../generated/api.ts';
import type { ContractEngine } from './engine/contract-engine.ts';

interface Promised {
  /** Whoever was written against the old version can rely on the new one. */
  readonly backward: boolean;
  /** Whoever is written against the new version can rely on the old one. */
  readonly forward: boolean;
  /** The last version alone, or also every one that is live. */
  readonly to: 'last' | 'live';
}

/** What each mode promises; null: nothing. */
export const PROMISES: Readonly<Record<CompatibilityMode, Promised | null>> = {
  none: null,
  backward: { backward: true, forward: false, to: 'last' },
  forward: { backward: false, forward: true, to: 'last' },
  full: { backward: true, forward: true, to: 'last' },
  'backward-transitive': { backward: true, forward: false, to: 'live' },
  'forward-transitive': { backward: false, forward: true, to: 'live' },
  'full-transitive': { backward: true, forward: true, to: 'live' },
};

interface Version {
  readonly version: string;
  readonly documents: readonly Document[];
}

interface CompatibilityQuestion {
  readonly service: string;
  readonly mode: CompatibilityMode;
  readonly old: Version;
  readonly made: Version;
  readonly asOf: Date;
}

interface Violation {
  readonly promise: 'backward' | 'forward';
  readonly detail: string;
  readonly verdict: Verdict;
}

/** The first promise that a new version breaks: one error, as `contract-check diff` judges, is enough. Null: none. */
export async function findViolation(
  engine: Pick<ContractEngine, 'compare'>,
  { service, mode, old, made, asOf }: CompatibilityQuestion,
): Promise<Violation | null> {
  const { backward = false, forward = false } = PROMISES[mode] ?? {};
  const comparisons: { promise: Violation['promise']; base: Version; revision: Version }[] = [];
  if (backward) comparisons.push({ promise: 'backward', base: old, revision: made });
  if (forward) comparisons.push({ promise: 'forward', base: made, revision: old });
  for (const { promise, base, revision } of comparisons) {
    const done = await engine.compare({
      do: 'compare',
      base: base.documents,
      revision: revision.documents,
      contractName: service,
      asOf: asOf.getTime(),
    });
    if (!done.ok) throw new Error(`a published contract cannot be read: ${done.problems[0]?.message}`);
    const { error } = done.value.summary;
    if (error === 0) continue;
    const errors = error === 1 ? 'one error' : `${error} errors`;
    const detail = `Who relies on ${base.version} cannot rely on ${revision.version}: ${errors}.`;
    return { promise, detail, verdict: done.value };
  }
  return null;
}
