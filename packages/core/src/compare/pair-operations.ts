import { normalisePath } from '@contract-check/protocol';
import type { OperationEntry } from '../model/views.ts';

export interface PairedOperations {
  readonly both: readonly (readonly [OperationEntry, OperationEntry])[];
  readonly moved: readonly (readonly [OperationEntry, OperationEntry])[];
  readonly removed: readonly OperationEntry[];
  readonly added: readonly OperationEntry[];
  /** The servers moved all operations from one base path to another. */
  readonly rebased: { readonly from: string; readonly to: string } | null;
}

/**
 * Pairs operations by key: method, base path and template without parameter names. Where no operation keeps its key
 * but templates agree, the base path as a whole has moved; that is one fact, not one per operation.
 */
export function pairOperations(
  base: readonly OperationEntry[],
  revision: readonly OperationEntry[],
  sharedBasePath: boolean,
): PairedOperations {
  const byKey = match(base, revision, (entry) => entry.key);
  // Where one side has nothing left to pair, no other key can pair more.
  const left = byKey.removed.length > 0 && byKey.added.length > 0;
  const byTemplate = left && (sharedBasePath || byKey.both.length === 0) ? match(base, revision, templateKey) : byKey;
  const matched = byTemplate.both.length > byKey.both.length ? byTemplate : byKey;
  // Where the key is the same, the base path was only written elsewhere.
  const [first] = matched.both.filter(([one, other]) => one.key !== other.key);
  const rebased =
    first === undefined || sharedBasePath ? null : { from: first[0].basePath || '/', to: first[1].basePath || '/' };
  const { moved, removed, added } = findMoved(matched.removed, matched.added);
  return { both: matched.both, moved, removed, added, rebased };
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
