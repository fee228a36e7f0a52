import { createHash } from 'node:crypto';
import type { Place, ServedCall } from './served-call.ts';

/** Calls that are stored together. */
export interface TraceBatch {
  readonly place: Place;
  /** SHA-256 in hexadecimal of what was sent, whatever form it came in: the same again has the same. */
  readonly digest: string;
  readonly calls: readonly ServedCall[];
}

const HOUR_MS = 3_600_000;
/** As many as a report may have. */
const MOST_CALLS = 10_000;

/** Calls by where they were served and in which hour they ended, each once. */
export function traceBatches(calls: readonly ServedCall[]): TraceBatch[] {
  const groups = new Map<string, Map<string, ServedCall>>();
  for (const call of calls) {
    const { service, environment, providerVersion, instance } = call.place;
    const key = JSON.stringify([service, environment, providerVersion, instance, Math.floor(call.endMs / HOUR_MS)]);
    const group = groups.get(key) ?? new Map<string, ServedCall>();
    groups.set(key, group.set(call.key, call));
  }
  return [...groups].flatMap(([key, group]) => batchesOf(key, [...group.values()].sort(byKey)));
}

function batchesOf(group: string, calls: readonly ServedCall[]): TraceBatch[] {
  const [first] = calls;
  if (first === undefined) return [];
  const some = calls.slice(0, MOST_CALLS);
  // Only what was sent: who is found to have called may differ when the same comes again.
  const sent = some.map(({ key, method, path, route, status, endMs }) => [key, method, path, route, status, endMs]);
  const digest = createHash('sha256')
    .update(JSON.stringify([group, sent]))
    .digest('hex');
  return [{ place: first.place, digest, calls: some }, ...batchesOf(group, calls.slice(MOST_CALLS))];
}

function byKey(a: ServedCall, b: ServedCall): number {
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}
