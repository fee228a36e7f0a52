import { readContract } from '../../../packages/server/src/contract/contract.ts';
import { Validators } from '../../../packages/server/src/contract/validators.ts';
import type { Caller } from '../../../packages/server/src/http/handler.ts';
import type { Timer } from '../../../packages/server/src/otlp/client-spans.ts';
import { otlpHandlers } from '../../../packages/server/src/otlp/otlp-handlers.ts';
import type { Database } from '../../../packages/server/src/store/database.ts';
import { INTAKE_LIMITS, Intake } from '../../../packages/server/src/usage/intake.ts';
import { matchExactly } from '../../../packages/server/src/usage/match-path.ts';
import { readingHandlers } from '../../../packages/server/src/usage/reading-handlers.ts';
import { createIngestion } from '../../../packages/server/src/usage/usage-handlers.ts';
import { type Started, start } from '../support/start.ts';

interface OtlpParts {
  readonly database: Pick<Database, 'knex' | 'isEmbedded'>;
  readonly now?: () => Date;
  readonly createAtFirstSight?: boolean;
  /** Absent: nothing is waited for in vain, because the time is over at once. */
  readonly timer?: Timer;
  readonly callers?: Readonly<Record<string, Caller>>;
}

const validators = new Validators(readContract());

const atOnce: Timer = (_, call) => {
  queueMicrotask(call);
  return () => {};
};

/** A service that takes traces and reads use back. */
export function startOtlp(parts: OtlpParts): Promise<Started> {
  const { database, now = () => new Date(), createAtFirstSight = true, timer = atOnce, callers = {} } = parts;
  const context = { now, settings: { createAtFirstSight, mostNames: 10_000, readSeconds: 20 } };
  const ingestion = createIngestion({ ...context, knex: database.knex }, validators);
  const matchPath = matchExactly(ingestion.names);
  const handlers = {
    ...otlpHandlers({ ingestion, intake: new Intake(INTAKE_LIMITS), matchPath, now, timer }),
    ...readingHandlers({ hourDays: 90 }),
  };
  return start({ database, context, handlers, callers });
}

interface SpanParts {
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly kind?: number;
  readonly attributes?: Readonly<Record<string, string | number>>;
  readonly endMs?: number;
  readonly code?: number;
}

/** When the spans of tests end, but for those that say so. */
export const END = Date.parse('2026-11-20T10:00:10Z');
const TRACE = '0af7651916cd43dd8448eb211c80319c';
export const SERVED = {
  'http.request.method': 'GET',
  'http.route': '/v1/orders/:id',
  'http.response.status_code': 200,
};

/** A span of 20 ms: that of a server, but for what is given. */
export function span({
  spanId,
  parentSpanId = '',
  kind = 2,
  attributes = SERVED,
  endMs = END,
  code,
}: SpanParts): object {
  return {
    traceId: TRACE,
    spanId,
    parentSpanId,
    kind,
    name: 'any',
    startTimeUnixNano: `${endMs - 20}000000`,
    endTimeUnixNano: `${endMs}000000`,
    attributes: attributesOf(attributes),
    ...(code === undefined ? {} : { status: { code } }),
  };
}

/** Spans of one service. */
export function resourceSpans(resource: Readonly<Record<string, string>>, spans: readonly object[]): object {
  return { resource: { attributes: attributesOf(resource) }, scopeSpans: [{ scope: { name: 'any' }, spans }] };
}

function attributesOf(attributes: Readonly<Record<string, string | number>>): object[] {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }));
}
