import type { LatencyDelta, SurfaceDelta, UsageDelta } from '../store/ingest/store-batch.ts';
import type { Calls } from './read-observation.ts';

/** Calls whose names have become ids. */
export interface Resolved {
  readonly calls: Calls;
  readonly operation: number;
  readonly consumer: number;
  readonly apiVersion: string;
  readonly consumerVersion: string;
  /** In the order of `calls.surfaces`. */
  readonly surfaces: readonly number[];
}

export interface Tally {
  readonly usage: readonly UsageDelta[];
  readonly latencies: readonly LatencyDelta[];
  readonly surfaces: readonly SurfaceDelta[];
}

/** Adds up what a batch says several times of the same key: each key becomes one row. */
export function tallyOf(resolved: readonly Resolved[]): Tally {
  const usage = new Map<string, UsageDelta>();
  const latencies = new Map<string, LatencyDelta>();
  const surfaces = new Map<string, SurfaceDelta>();
  for (const { calls, operation, consumer, apiVersion, consumerVersion, surfaces: ids } of resolved) {
    const { status, count, latency, latencySumMs } = calls;
    // No version holds a line feed.
    const text = `${operation} ${consumer} ${status} ${apiVersion}\n${consumerVersion}`;
    const delta = entryOf(usage, text, () => ({
      operation,
      consumer,
      apiVersion,
      consumerVersion,
      status,
      calls: 0,
      latencyCalls: 0,
      latencySumMs: 0,
    }));
    delta.calls += count;
    delta.latencySumMs += latencySumMs;
    for (const { bucket, calls: inBucket } of latency) {
      delta.latencyCalls += inBucket;
      if (inBucket === 0) continue;
      entryOf(latencies, `${operation} ${bucket}`, () => ({ operation, bucket, calls: 0 })).calls += inBucket;
    }
    for (const [index, { grade, tracked, used }] of calls.surfaces.entries()) {
      const surface = ids[index];
      if (surface === undefined) continue;
      const none = { surface, consumer, grade, tracked: 0, used: 0 };
      const seen = entryOf(surfaces, `${surface} ${consumer} ${grade}`, () => none);
      seen.tracked += tracked;
      seen.used += used;
    }
  }
  return { usage: [...usage.values()], latencies: [...latencies.values()], surfaces: [...surfaces.values()] };
}

function entryOf<Entry>(entries: Map<string, Entry>, key: string, make: () => Entry): Entry {
  const known = entries.get(key);
  if (known !== undefined) return known;
  const made = make();
  entries.set(key, made);
  return made;
}
