import type { Observation, UsageReport } from '../generated/api.ts';
import { ProblemError, type ProblemName } from '../http/problem.ts';
import type { Ingestion } from '../usage/ingestion.ts';
import type { Intake } from '../usage/intake.ts';
import type { MatchPath } from '../usage/match-path.ts';
import { wellFormed } from '../usage/read-observation.ts';
import { type Caller, ClientSpans, type Timer } from './client-spans.ts';
import { CLIENT, SERVER, type Span } from './read-export.ts';
import { SeenSpans } from './seen-spans.ts';
import { type ServedCall, servedCall, serviceOf } from './served-call.ts';
import { type TraceBatch, traceBatches } from './trace-batches.ts';

export interface TraceIntakeParts {
  readonly ingestion: Ingestion;
  readonly intake: Intake;
  readonly matchPath: MatchPath;
  readonly now: () => Date;
  readonly timer: Timer;
}

/** What came in one request. */
export interface TraceExport {
  readonly spans: readonly Span[];
  /** How large it is. */
  readonly bytes: number;
  /** The only one that the sender may speak for; null: all. */
  readonly service: string | null;
}

/** Nobody says how many spans were left out before: all that is known of the share is that it is not nothing. */
const UNKNOWN_SHARE = Number.EPSILON;
const MOST_CALL_MS = 86_400_000;

/** Problems of one batch, which the same again would have again: its spans are rejected, the others are taken. */
const LASTING: ReadonlySet<ProblemName> = new Set(['batch-too-old', 'not-found', 'invalid-request', 'batch-reused']);

/** Finds the operation of one service that a request was for. */
type Matcher = (method: string, path: string) => Promise<string | null>;

/** Client spans by their keys. */
type Callers = ReadonlyMap<string, Caller>;

const FOREIGN = 'the key is for another service';

/** Takes exports of traces into the store as reports of use. One for each process. */
export class TraceIntake {
  readonly #parts: TraceIntakeParts;
  readonly #clients: ClientSpans;
  readonly #seen = new SeenSpans();

  constructor(parts: TraceIntakeParts) {
    this.#parts = parts;
    this.#clients = new ClientSpans(parts);
  }

  /**
   * Stores the calls of an export. What is answered: how many spans were rejected, by reason.
   *
   * Who speaks for one service says who called that one, as any report does, but not who called others: there, its client
   * spans name itself alone.
   */
  async take({ spans, bytes, service }: TraceExport): Promise<ReadonlyMap<string, number>> {
    const callers = callersOf(spans);
    const isOwn = (name: string) => service === null || name === service;
    this.#clients.remember(new Map([...callers].filter(([, { name }]) => isOwn(name))));
    const calls: ServedCall[] = [];
    const rejected = new Map<string, number>();
    for (const span of spans) {
      const call = span.kind === SERVER ? servedCall(span) : null;
      if (call === null) continue;
      if ('refused' in call) add(rejected, call.refused, 1);
      else if (isOwn(call.place.service)) calls.push(call);
      else add(rejected, FOREIGN, 1);
    }
    if (calls.length === 0) return rejected;
    await this.#clients.wait(calls.flatMap(({ parent }) => (parent === null || callers.has(parent) ? [] : parent)));
    await this.#parts.intake.admit(bytes, async () => {
      for (const batch of traceBatches(calls)) await this.#store(batch, callers, rejected);
    });
    return rejected;
  }

  async #store(batch: TraceBatch, callers: Callers, rejected: Map<string, number>): Promise<void> {
    const { ingestion } = this.#parts;
    // Some instrumentations let two services share a span.
    const keyOf = ({ key, place }: ServedCall) => `${key} ${place.service}`;
    const keys = batch.calls.map(keyOf);
    try {
      const receipt = await this.#seen.once(keys, async (fresh) => {
        const calls = batch.calls.filter((call) => fresh.has(keyOf(call)));
        const match = await this.#matcher(batch.place.service);
        const observations = await Promise.all(calls.map((call) => this.#observation(call, callers, match)));
        return ingestion.report(reportOf(batch, observations), batch.digest);
      });
      for (const { detail } of receipt.rejected) add(rejected, detail, 1);
    } catch (error) {
      if (!(error instanceof ProblemError && LASTING.has(error.problem))) throw error;
      add(rejected, error.message, keys.length);
    }
  }

  async #observation(
    call: ServedCall,
    callers: Callers,
    match: Matcher,
  ): Promise<Observation & Readonly<Record<string, unknown>>> {
    const { method, path, route, status, durationMs, parent, told } = call;
    const found = parent === null ? null : (callers.get(parent) ?? this.#clients.find(parent));
    const consumer: Observation['consumer'] | null = found === null ? told : { ...found, identifiedBy: 'span' };
    // The contract knows better than the framework; where there is none, the framework knows.
    const published = path === null ? null : await match(method, path);
    const operation = published ?? (route === null ? null : `${method} ${route}`);
    return {
      ...(operation === null ? { method, path: path ?? '' } : { operation }),
      status,
      count: 1,
      ...(consumer === null ? {} : { consumer }),
      ...(durationMs > 0 && durationMs <= MOST_CALL_MS
        ? { latency: { sumMs: durationMs, buckets: [[durationMs, 1]] } }
        : {}),
    };
  }

  /** For a service that is not known yet, nothing is published. */
  async #matcher(service: string): Promise<Matcher> {
    const { ingestion, matchPath } = this.#parts;
    const id = await ingestion.names.existing('service', 0, wellFormed(service));
    return async (method, path) => (id === null ? null : matchPath(Number(id), method, path));
  }
}

function callersOf(spans: readonly Span[]): Callers {
  const clients = spans.filter(({ kind }) => kind === CLIENT);
  return new Map(
    clients.flatMap(({ key, resource }) => {
      const caller = serviceOf(resource);
      return caller === null ? [] : [[key, caller] as const];
    }),
  );
}

function reportOf({ place, digest, calls }: TraceBatch, observations: UsageReport['observations']): UsageReport {
  const { instance, ...rest } = place;
  const ends = calls.map(({ endMs }) => endMs);
  const [first, last] = ends.reduce(([least, most], end) => [Math.min(least, end), Math.max(most, end)], [
    Number.POSITIVE_INFINITY,
    0,
  ] as [number, number]);
  return {
    ...rest,
    batchId: `otlp-${digest}`,
    source: { kind: 'otlp', instance, sampleRate: UNKNOWN_SHARE },
    from: new Date(first).toISOString(),
    to: new Date(last).toISOString(),
    observations,
  };
}

function add(counts: Map<string, number>, reason: string, count: number): void {
  counts.set(reason, (counts.get(reason) ?? 0) + count);
}
