import type { MetOperation } from '../compare/compare-context.ts';
import { readLifecycle, stabilityLevels } from '../compare/lifecycle.ts';
import { text } from '../model/raw.ts';
import type { OperationEntry } from '../model/views.ts';
import type { OperationLifecycle, OperationSides, StabilityLevel } from './policy.ts';

/** The lifecycles of the operations that are asked for, by the key of either side. */
export function operationSides(
  met: readonly MetOperation[],
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, OperationSides> {
  const sides = new Map<string, OperationSides>();
  for (const operation of met) {
    const { base, revision } = operation;
    const keys = [base?.key, revision?.key].filter((key) => key !== undefined && wanted.has(key));
    if (keys.length === 0) continue;
    const both = {
      base: lifecycleOf(base, operation.owner?.base ?? null),
      revision: lifecycleOf(revision, operation.owner?.revision ?? null),
    };
    for (const key of keys) {
      // A new operation may stand where another one has moved from: what was promised there counts.
      const known = sides.get(key as string);
      if (known === undefined || known.base === null) sides.set(key as string, both);
    }
  }
  return sides;
}

function lifecycleOf(entry: OperationEntry | null, owner: OperationEntry | null): OperationLifecycle | null {
  if (entry === null) return null;
  const { deprecated, since, sunset, stability } = readLifecycle((keyword) => entry.node.child(keyword));
  const level = stability ?? owner?.node.child('x-stability-level');
  return {
    stability: isLevel(level?.value) ? level.value : 'stable',
    deprecated: deprecated !== undefined,
    since: text(since?.value),
    sunset: text(sunset?.value),
  };
}

function isLevel(value: unknown): value is StabilityLevel {
  return stabilityLevels.some((level) => level === value);
}
