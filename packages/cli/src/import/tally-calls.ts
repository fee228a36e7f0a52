import type { Call } from './call.ts';
import type { Consumer } from './consumer.ts';

/** As `Observation` of the service. */
export interface Observed {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly count: number;
  readonly consumer?: Consumer;
  readonly latency?: { readonly sumMs: number; readonly buckets: readonly (readonly [number, number])[] };
}

/** The calls of one hour in one part of a log. */
export interface HourOfCalls {
  /** Where in the log the first of them stands. */
  readonly place: number;
  /** First and last call, in milliseconds of Unix time. */
  readonly from: number;
  readonly to: number;
  readonly observations: readonly Observed[];
  readonly calls: number;
  /** Calls beyond what one report may hold. */
  readonly overflow: number;
}

const HOUR_MS = 3_600_000;
/** As the service takes them in one report. */
const MOST_OBSERVATIONS = 10_000;

interface Counted {
  readonly call: Call;
  count: number;
  sumMs: number;
  readonly buckets: Map<number, number>;
}

interface Hour {
  readonly place: number;
  from: number;
  to: number;
  overflow: number;
  readonly counted: Map<string, Counted>;
}

/** Adds calls up by hour, operation as it was called, status and consumer; what it answers depends on its calls alone. */
export class CallTally {
  readonly #hours = new Map<number, Hour>();

  add(call: Call, place: number): void {
    const key = Math.floor(call.at / HOUR_MS);
    const hour = this.#hours.get(key) ?? { place, from: call.at, to: call.at, overflow: 0, counted: new Map() };
    this.#hours.set(key, hour);
    hour.from = Math.min(hour.from, call.at);
    hour.to = Math.max(hour.to, call.at);
    const counted = countedIn(hour.counted, call);
    if (counted === null) hour.overflow += 1;
    else count(counted, call.durationMs);
  }

  /** All of them, in the order in which they began in the log; then none is left. */
  take(): HourOfCalls[] {
    const hours = [...this.#hours.values()].map(({ counted, ...hour }) => {
      const observations = [...counted.values()].map(observed);
      return { ...hour, observations, calls: observations.reduce((sum, each) => sum + each.count, 0) };
    });
    this.#hours.clear();
    return hours;
  }
}

function countedIn(all: Map<string, Counted>, call: Call): Counted | null {
  const { method, path, status, consumer } = call;
  const key = JSON.stringify([method, path, status, consumer]);
  const known = all.get(key);
  if (known !== undefined) return known;
  if (all.size >= MOST_OBSERVATIONS) return null;
  const made = { call, count: 0, sumMs: 0, buckets: new Map() };
  all.set(key, made);
  return made;
}

function count(counted: Counted, durationMs: number | null): void {
  counted.count += 1;
  if (durationMs === null) return;
  counted.sumMs += durationMs;
  const bucket = Math.max(0, Math.ceil(2 * Math.log2(durationMs)));
  counted.buckets.set(bucket, (counted.buckets.get(bucket) ?? 0) + 1);
}

function observed({ call: { method, path, status, consumer }, count, sumMs, buckets }: Counted): Observed {
  const bounds = [...buckets].sort(([a], [b]) => a - b).map(([bucket, calls]) => [2 ** (bucket / 2), calls] as const);
  return {
    method,
    path,
    status,
    count,
    ...(consumer === null ? {} : { consumer }),
    ...(bounds.length === 0 ? {} : { latency: { sumMs: Math.round(sumMs * 1000) / 1000, buckets: bounds } }),
  };
}
