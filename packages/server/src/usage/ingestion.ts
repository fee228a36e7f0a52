import type { Fault } from '../contract/validators.ts';
import type { HealthCounts, Heartbeat, Source, UsageReceipt, UsageReport } from '../generated/api.ts';
import type { ServiceContext } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import { admittedInstance } from '../store/ingest/admit-source.ts';
import { Lru } from '../store/ingest/lru.ts';
import { Names, OTHER } from '../store/ingest/names.ts';
import { type Health, type Reporter, storeBatch } from '../store/ingest/store-batch.ts';
import { storeHeartbeat } from '../store/ingest/store-heartbeat.ts';
import { storedBatch } from '../store/ingest/stored-batch.ts';
import { batchTimes, slotOf } from './batch-times.ts';
import { type MatchPath, matchExactly } from './match-path.ts';
import {
  ANONYMOUS,
  type Calls,
  isSurface,
  type ObservationReader,
  operationKeyOf,
  type Refused,
  readObservation,
  wellFormed,
} from './read-observation.ts';
import { type Resolved, tallyOf } from './tally.ts';

export interface IngestionParts {
  readonly context: Pick<ServiceContext, 'knex' | 'now' | 'settings'>;
  /** What is wrong with one observation by its schema. */
  readonly faultsOf: (observation: unknown) => readonly Fault[];
  /** Absent: paths are taken for operations that are spelt like them. */
  readonly matchPath?: MatchPath;
}

interface Indexed {
  readonly index: number;
  readonly calls: Calls;
}

type Rejection = UsageReceipt['rejected'][number] & { readonly calls: number; readonly isUnmatched: boolean };

const NO_HEALTH: HealthCounts = { dropped: 0, overflow: 0, unmatched: 0, anonymous: 0 };
/** What one report may say of what it lost: sums of very many still fit what the store counts with. */
const MOST_LOST = 1_000_000_000_000;
const KNOWN_INSTANCES = 10_000;
const KNOWN_TEXTS = 10_000;
/** How long names are taken for what they were. */
const FRESH_MS = 60_000;

/** Takes batches of use into the store, whatever they came as. One for each process. */
export class Ingestion {
  readonly names: Names;
  readonly #parts: IngestionParts;
  readonly #matchPath: MatchPath;
  readonly #reader: ObservationReader;
  readonly #instances = new Lru<string>(KNOWN_INSTANCES);
  #namesSince = 0;

  constructor(parts: IngestionParts) {
    this.#parts = parts;
    this.names = new Names(parts.context.knex, parts.context.settings);
    this.#matchPath = parts.matchPath ?? matchExactly(this.names);
    const { faultsOf } = parts;
    this.#reader = { faultsOf, keyOf: remembered(operationKeyOf), isSurface: remembered(isSurface) };
  }

  /**
   * Stores a batch, once. Throws `ProblemError`: `batch-too-old`, `batch-reused`, `not-found` for a service that does not
   * come into being by itself, `invalid-request` for times that cannot be.
   *
   * @param bodyHash SHA-256 in hexadecimal: the same batch has the same
   */
  async report(report: UsageReport, bodyHash: string): Promise<UsageReceipt> {
    const { knex, now } = this.#parts.context;
    const times = batchTimes(report, now());
    const reporter = await this.#reporter(report);
    const { service } = reporter;
    const rejections: Rejection[] = [];
    const resolved = await this.#resolve(service, this.#read(report.observations, rejections), rejections);
    rejections.sort((a, b) => a.index - b.index);
    const rejected = rejections.map(({ index, code, detail }) => ({ index, code, detail }));
    const receipt: UsageReceipt = { accepted: resolved.length, rejected, duplicate: false };
    const overflow = resolved.filter((each) => this.#isOverflow(service, each));
    const health = healthOf(report.health, { resolved, overflow, rejections });
    const batch = { ...reporter, ...tallyOf(resolved), id: report.batchId, bodyHash, receipt, times, health };
    if (await storeBatch(knex, batch)) return receipt;
    const before = await storedBatch(knex, service, report.batchId);
    // Forgotten between the two questions: whoever sends it again is told that it is too old.
    if (before === null) throw new ProblemError('unavailable');
    if (before.bodyHash !== bodyHash) throw new ProblemError('batch-reused');
    return { ...before.receipt, duplicate: true };
  }

  /** Throws `ProblemError` `not-found` for a service that does not come into being by itself. */
  async heartbeat(heartbeat: Heartbeat): Promise<void> {
    const { knex, now } = this.#parts.context;
    const at = now();
    const health = healthOf(heartbeat.health, { resolved: [], overflow: [], rejections: [] });
    await storeHeartbeat(knex, { ...(await this.#reporter(heartbeat)), at, slot: slotOf(at), health });
  }

  async #reporter(
    report: Pick<UsageReport, 'service' | 'environment' | 'providerVersion' | 'source'>,
  ): Promise<Reporter> {
    this.#refresh();
    const service = await this.names.one('service', 0, wellFormed(report.service));
    if (service === null) throw new ProblemError('not-found', { detail: 'The service is not known here.' });
    const named = wellFormed(report.environment);
    const environments = await this.names.all('environment', 0, [named]);
    const told = wellFormed(report.providerVersion ?? '');
    const providerVersion = await this.#version('providerVersion', Number(service), told);
    const parts = { service: Number(service), environment: Number(environments.get(named)) };
    return { ...parts, providerVersion, ...(await this.#source(parts, report.source)) };
  }

  /** Another process may have forgotten a consumer, or the database may be another one that took its place. */
  #refresh(): void {
    const now = this.#parts.context.now().getTime();
    if (Math.abs(now - this.#namesSince) < FRESH_MS) return;
    this.#namesSince = now;
    this.names.forget();
    this.#instances.clear();
  }

  async #source(
    place: { readonly service: number; readonly environment: number },
    { kind, instance: told, sampleRate }: Source,
  ): Promise<{ readonly kind: string; readonly instance: string; readonly sampleRate: number }> {
    const named = { ...place, kind, instance: wellFormed(told) };
    const key = JSON.stringify(named);
    let instance = this.#instances.get(key);
    if (instance === undefined) {
      instance = await admittedInstance(this.#parts.context.knex, named, this.#parts.context.settings.mostNames);
      this.#instances.set(key, instance);
    }
    return { kind, instance, sampleRate };
  }

  #read(observations: readonly unknown[], rejections: Rejection[]): Indexed[] {
    return observations.flatMap((observation, index) => {
      const read = readObservation(observation, this.#reader);
      if ('calls' in read) return [{ index, calls: read.calls }];
      rejections.push(rejection(index, read.refused, false));
      return [];
    });
  }

  async #resolve(service: number, read: readonly Indexed[], rejections: Rejection[]): Promise<Resolved[]> {
    const keyed = await this.#keyed(service, read, rejections);
    const operations = await this.#operations(service, keyed, rejections);
    const known = keyed.filter(({ key }) => operations.has(key));
    const of = (pick: (calls: Calls) => string) => known.map(({ calls }) => pick(calls));
    const consumers = await this.names.all(
      'consumer',
      service,
      of(({ consumer }) => consumer),
    );
    const apiVersions = await this.#versions(
      'apiVersion',
      service,
      of(({ apiVersion }) => apiVersion),
    );
    const versions = await this.#versions(
      'consumerVersion',
      service,
      of(({ consumerVersion }) => consumerVersion),
    );
    const named = known.map(({ calls, key }) => ({
      calls,
      operation: Number(operations.get(key)),
      consumer: Number(consumers.get(calls.consumer)),
      apiVersion: apiVersions(calls.apiVersion),
      consumerVersion: versions(calls.consumerVersion),
    }));
    await this.names.identified(named.map(({ consumer, calls }) => ({ id: consumer, method: calls.identifiedBy })));
    const surfaceOf = (operation: number, surface: string) => `${operation} ${surface}`;
    const surfaces = await this.names.surfaces(
      service,
      named.flatMap(({ operation, calls }) => calls.surfaces.map(({ surface }) => surfaceOf(operation, surface))),
    );
    return named.map(({ calls, operation, consumer, apiVersion, consumerVersion }) => ({
      calls,
      operation,
      consumer,
      apiVersion,
      consumerVersion,
      surfaces: calls.surfaces.map(({ surface }) => Number(surfaces.get(surfaceOf(operation, surface)))),
    }));
  }

  /** The operation of each; what was called and is in no contract is told. */
  async #keyed(
    service: number,
    read: readonly Indexed[],
    rejections: Rejection[],
  ): Promise<(Indexed & { readonly key: string })[]> {
    const keyed: (Indexed & { readonly key: string })[] = [];
    for (const { index, calls } of read) {
      const { operation, count } = calls;
      const key = 'key' in operation ? operation.key : await this.#matchPath(service, operation.method, operation.path);
      if (key !== null) keyed.push({ index, calls, key });
      else rejections.push(rejection(index, { ...UNMATCHED, calls: count }, true));
    }
    return keyed;
  }

  async #operations(
    service: number,
    keyed: readonly (Indexed & { readonly key: string })[],
    rejections: Rejection[],
  ): Promise<ReadonlyMap<string, number | string>> {
    const keys = keyed.map(({ key }) => key);
    if (this.#parts.context.settings.createAtFirstSight) return this.names.all('operation', service, keys);
    const known = await this.names.known('operation', service, keys);
    for (const { index, calls, key } of keyed) {
      if (!known.has(key)) rejections.push(rejection(index, { ...UNKNOWN, calls: calls.count }, true));
    }
    return known;
  }

  /** Counted under a name that stands for many. */
  #isOverflow(service: number, { operation, consumer }: Resolved): boolean {
    return this.names.isOther('operation', service, operation) || this.names.isOther('consumer', service, consumer);
  }

  async #version(kind: 'providerVersion', service: number, version: string): Promise<string> {
    return (await this.#versions(kind, service, [version]))(version);
  }

  /** Versions as they are counted: none stays none. */
  async #versions(
    kind: 'apiVersion' | 'consumerVersion' | 'providerVersion',
    service: number,
    versions: readonly string[],
  ): Promise<(version: string) => string> {
    const told = versions.filter((version) => version !== '');
    const known = await this.names.known(kind, service, told);
    return (version) => (version === '' || known.has(version) ? version : OTHER);
  }
}

const UNMATCHED = { code: 'operation-unmatched', detail: 'The published contract has no operation for it.' };
const UNKNOWN = {
  code: 'operation-unknown',
  detail: 'The operation was not published, and is not made at first sight.',
};

function rejection(index: number, { code, detail, calls }: Refused, isUnmatched: boolean): Rejection {
  return { index, code, detail, calls, isUnmatched };
}

interface Outcome {
  readonly resolved: readonly Resolved[];
  readonly overflow: readonly Resolved[];
  readonly rejections: readonly Rejection[];
}

/** What a report says of itself and what was found, in calls. */
function healthOf(told = NO_HEALTH, { resolved, overflow, rejections }: Outcome): Health {
  const callsOf = (some: readonly Resolved[]) => sum(some.map(({ calls }) => calls.count));
  const lostBy = (isUnmatched: boolean) =>
    sum(rejections.filter((each) => each.isUnmatched === isUnmatched).map(({ calls }) => calls));
  const limited = (count: number) => Math.min(count, MOST_LOST);
  return {
    accepted: callsOf(resolved),
    rejected: lostBy(false),
    dropped: limited(told.dropped),
    overflow: limited(told.overflow) + callsOf(overflow),
    unmatched: limited(told.unmatched) + lostBy(true),
    anonymous: limited(told.anonymous) + callsOf(resolved.filter(({ calls }) => calls.identifiedBy === ANONYMOUS)),
  };
}

function remembered<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Lru<{ readonly value: Value }>(KNOWN_TEXTS);
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.value;
    const value = read(text);
    known.set(text, { value });
    return value;
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
