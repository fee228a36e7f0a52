import { normalisePath } from '@contract-check/protocol';
import type { OperationEntry } from '../model/views.ts';

export interface PairedOperations {
  readonly both: readonly (readonly [OperationEntry, OperationEntry])[];
  readonly moved: readonly (readonly [OperationEntry, OperationEntry])[];
  readonly removed: readonly OperationEntry[];
  readonly added: readonly OperationEntry[];
  /** Those of `both` whose requests no longer arrive: the servers moved them to another base path. */
  readonly rebased: readonly (readonly [OperationEntry, OperationEntry])[];
}

/**
 * Pairs operations by key: method, base path and template without parameter names; what is left by template, for the
 * servers may have moved.
 */
export function pairOperations(base: readonly OperationEntry[], revision: readonly OperationEntry[]): PairedOperations {
  const byKey = match(base, revision, (entry) => entry.key);
  const byTemplate = match(byKey.removed, byKey.added, templateKey);
  const { moved, removed, added } = findMoved(byTemplate.removed, byTemplate.added);
  return {
    both: [...byKey.both, ...byTemplate.both],
    moved,
    removed,
    added,
    rebased: byTemplate.both.filter(([one, other]) => !other.servedAs.includes(one.key)),
  };
}

function templateKey(entry: OperationEntry): string {
  return `${entry.method} ${normalisePath(entry.path)}`;
}

interface Matched {
  both: [OperationEntry, OperationEntry][];
  removed: OperationEntry[];
  added: OperationEntry[];
}

/** Equivalent templates in one contract (`/a/{x}` and `/a/{y}`) meet their namesakes first, then in order. */
function match(
  base: readonly OperationEntry[],
  revision: readonly OperationEntry[],
  keyOf: (entry: OperationEntry) => string,
): Matched {
  const waiting = new Map<string, OperationEntry[]>();
  for (const entry of revision) {
    const key = keyOf(entry);
    const list = waiting.get(key);
    if (list === undefined) waiting.set(key, [entry]);
    else list.push(entry);
  }
  const both: [OperationEntry, OperationEntry][] = [];
  const removed: OperationEntry[] = [];
  for (const entry of base) {
    const candidates = waiting.get(keyOf(entry));
    const same = candidates?.findIndex((other) => other.path === entry.path) ?? -1;
    const [partner] = candidates?.splice(Math.max(same, 0), 1) ?? [];
    if (partner === undefined) removed.push(entry);
    else both.push([entry, partner]);
  }
  return { both, removed, added: revision.filter((entry) => waiting.get(keyOf(entry))?.includes(entry) === true) };
}

/** An operation gone from one place that appears at another under the same operationId has moved. */
function findMoved(removed: readonly OperationEntry[], added: readonly OperationEntry[]) {
  const unique = (entries: readonly OperationEntry[]) => {
    const byId = new Map<string, OperationEntry | null>();
    for (const entry of entries) if (entry.id !== null) byId.set(entry.id, byId.has(entry.id) ? null : entry);
    return byId;
  };
  const [from, to] = [unique(removed), unique(added)];
  const moved: [OperationEntry, OperationEntry][] = [];
  for (const [id, entry] of from) {
    const target = to.get(id);
    if (entry !== null && target != null) moved.push([entry, target]);
  }
  const claimed = new Set(moved.flat());
  return {
    moved,
    removed: removed.filter((entry) => !claimed.has(entry)),
    added: added.filter((entry) => !claimed.has(entry)),
  };
}
