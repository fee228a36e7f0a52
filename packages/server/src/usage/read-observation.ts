import { formatOperationKey, parseOperationKey, parseSurface } from '@contract-check/protocol';
import type { Fault } from '../contract/validators.ts';
import type { Observation, SurfaceCounts } from '../generated/api.ts';
import { latencyBucket } from './latency-bucket.ts';

/** How the use of a surface came to be known. */
export type SeenGrade = 'observed-sent' | 'observed-read';

interface SurfaceSeen {
  readonly surface: string;
  readonly grade: SeenGrade;
  readonly tracked: number;
  readonly used: number;
}

/** Calls as they are counted. Versions that were not told are empty texts. */
export interface Calls {
  /** A key in its normal form, or what was called, to be matched against the contract. */
  readonly operation: { readonly key: string } | { readonly method: string; readonly path: string };
  readonly apiVersion: string;
  readonly consumer: string;
  readonly consumerVersion: string;
  readonly identifiedBy: string;
  /** The class of status codes: 1 to 5. */
  readonly status: number;
  readonly count: number;
  readonly latencySumMs: number;
  readonly latency: readonly { readonly bucket: number; readonly calls: number }[];
  readonly surfaces: readonly SurfaceSeen[];
}

export interface Refused {
  readonly code: string;
  readonly detail: string;
  /** How many calls are lost by it. */
  readonly calls: number;
}

export type ReadObservation = { readonly calls: Calls } | { readonly refused: Refused };

/** Who calls without saying so. */
export const ANONYMOUS = 'anonymous';

/** Of one observation: sums of thousands of millions of them still fit what the store counts with. */
const MOST_CALLS = 1_000_000_000;
const MOST_MS = 86_400_000;

/** What observations are read with. The same texts come again and again: whoever reads many remembers them. */
export interface ObservationReader {
  /** What is wrong by the schema. */
  faultsOf(value: unknown): readonly Fault[];
  keyOf(text: string): string | null;
  isSurface(text: string): boolean;
}

/** One observation in its normal form. */
export function readObservation(value: unknown, reader: ObservationReader): ReadObservation {
  const faults = reader.faultsOf(value);
  if (faults.length > 0) return { refused: { code: 'invalid-observation', detail: told(faults), calls: 1 } };
  const observation = value as Observation;
  const wrong = RULES.find(({ isBroken }) => isBroken(observation, reader));
  if (wrong !== undefined) {
    const { code, detail } = wrong;
    return { refused: { code, detail, calls: Math.min(observation.count, MOST_CALLS) } };
  }
  const { consumer, apiVersion, latency, status, count } = observation;
  return {
    calls: {
      operation: operationOf(observation, reader),
      apiVersion: wellFormed(apiVersion ?? ''),
      consumer: wellFormed(consumer?.name ?? ANONYMOUS),
      consumerVersion: wellFormed(consumer?.version ?? ''),
      identifiedBy: consumer?.identifiedBy ?? ANONYMOUS,
      status: Math.floor(status / 100),
      count,
      latencySumMs: latency?.sumMs ?? 0,
      latency: (latency?.buckets ?? []).map(([bound, calls]) => ({ bucket: latencyBucket(bound), calls })),
      surfaces: surfacesOf(observation),
    },
  };
}

/** As the store keeps texts: half a character of UTF-16 is none. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

interface Rule {
  readonly code: string;
  readonly detail: string;
  isBroken(observation: Observation, reader: ObservationReader): boolean;
}

/** What the schema cannot say. The first that is broken is told. */
const RULES: readonly Rule[] = [
  {
    code: 'count-too-large',
    detail: `An observation may stand for ${MOST_CALLS} calls.`,
    isBroken: ({ count }) => count > MOST_CALLS,
  },
  {
    code: 'invalid-operation',
    detail: 'The operation is no key: a method, a space and a path, "GET /v1/orders/{}".',
    isBroken: ({ operation }, { keyOf }) => operation !== undefined && keyOf(operation) === null,
  },
  {
    code: 'invalid-path',
    detail: 'The path does not start with a slash.',
    isBroken: ({ operation, path }) => operation === undefined && path?.startsWith('/') !== true,
  },
  {
    code: 'invalid-surface',
    detail: 'A name under "tracked", "sent" or "read" is no surface: "query/coupon", "request/body/items/*/sku".',
    isBroken: ({ tracked = {}, sent = {}, read = {} }, { isSurface }) =>
      [tracked, sent, read].some((counts) => Object.keys(counts).some((text) => !isSurface(text))),
  },
  {
    code: 'counts-disagree',
    detail: 'A surface or the latencies have more calls than the observation, or calls of more than a day.',
    isBroken: ({ count, latency, tracked = {}, sent = {}, read = {} }) =>
      [tracked, sent, read].some((counts) => Object.values(counts).some((calls) => calls > count)) ||
      (latency?.buckets ?? []).reduce((sum, [, calls]) => sum + calls, 0) > count ||
      (latency?.sumMs ?? 0) > count * MOST_MS,
  },
];

/** The operation key in its normal form; null: it is none. */
export function operationKeyOf(text: string): string | null {
  const parsed = parseOperationKey(wellFormed(text));
  return parsed === undefined ? null : formatOperationKey(parsed);
}

/** A parameter or a member; the operation as a whole is none. */
export function isSurface(text: string): boolean {
  const steps = parseSurface(text);
  return steps !== undefined && steps.length > 0;
}

function operationOf(
  { operation, method = '', path = '' }: Observation,
  { keyOf }: ObservationReader,
): Calls['operation'] {
  const key = operation === undefined ? null : keyOf(operation);
  if (key !== null) return { key };
  return { method: method.toUpperCase(), path: pathOnly(path) };
}

/** What was called without its query, which may hold anything. */
export function pathOnly(target: string): string {
  const end = target.search(/[?#]/);
  return wellFormed(end < 0 ? target : target.slice(0, end));
}

/** What was used was also looked at, whether or not the sender says so. */
function surfacesOf({ tracked = {}, sent = {}, read = {} }: Observation): SurfaceSeen[] {
  const seen = (counts: SurfaceCounts, grade: SeenGrade): SurfaceSeen[] =>
    Object.entries(counts).map(([surface, used]) => {
      const looked = Object.hasOwn(tracked, surface) ? (tracked[surface] ?? 0) : 0;
      return { surface: wellFormed(surface), grade, tracked: Math.max(looked, used), used };
    });
  const unused = Object.entries(tracked).filter(([name]) => !Object.hasOwn(sent, name) && !Object.hasOwn(read, name));
  return [
    ...seen(sent, 'observed-sent'),
    ...seen(read, 'observed-read'),
    ...unused.map(([surface, calls]) => ({
      surface: wellFormed(surface),
      grade: surface.startsWith('response/') ? ('observed-read' as const) : ('observed-sent' as const),
      tracked: calls,
      used: 0,
    })),
  ];
}

function told(faults: readonly Fault[]): string {
  return faults
    .slice(0, 3)
    .map(({ pointer, detail }) => (pointer === '' ? detail : `${pointer} ${detail}`))
    .join('; ');
}
