import { fail, ok, type Result } from '@contract-check/core';
import type { Io } from '../io.ts';
import { askService, type Problem } from '../service/ask-service.ts';
import type { ServiceAddress } from '../service/service-address.ts';
import type { HourOfCalls } from './tally-calls.ts';

/** What a report says beside its calls. */
interface ReportedAs {
  readonly service: string;
  readonly environment: string | undefined;
  readonly kind: 'access-log' | 'har';
  readonly instance: string;
}

export interface CallReport extends ReportedAs {
  readonly batchId: string;
  readonly hour: HourOfCalls;
  /** Records that could not be read. */
  readonly dropped: number;
}

/** What became of a report: `reused`: its place in the log was reported before with other calls. */
export type Fate = 'counted' | 'before' | 'reused' | 'too-old' | 'ahead';

export interface Sent {
  readonly fate: Fate;
  /** Indices of observations that the service refused. */
  readonly refused: readonly number[];
}

/** Milliseconds between attempts where the service asks for patience: a minute and more, in which paces begin anew. */
const PATIENCE_MS = [1000, 2000, 4000, 8000, 16_000, 32_000];
const PATIENT = new Set([429, 503]);

/**
 * Reports the calls of an hour, once, however often it is done. Fails with the lines that say why, and then the rest is
 * not worth trying.
 */
export async function sendCalls(
  address: ServiceAddress,
  report: CallReport,
  io: Pick<Io, 'fetch'>,
  wait: (milliseconds: number) => Promise<unknown>,
): Promise<Result<Sent, readonly string[]>> {
  const question = { method: 'POST', path: '/api/v1/usage', body: bodyOf(report) } as const;
  for (const pause of [...PATIENCE_MS, null]) {
    const answer = await askService(address, question, io);
    if (answer.ok) return sentOf(answer.body, address);
    const fate = fateOf(answer);
    if (fate !== null) return ok({ fate, refused: [] });
    if (pause === null || !PATIENT.has(answer.status ?? 0)) return fail(answer.lines);
    await wait(pause);
  }
  return fail([]);
}

/** An archive is of one browser, and nobody knows what share that is; below 1, the service takes it for no proof of absence. */
const SHARES = { 'access-log': 1, har: Number.EPSILON } as const;

function bodyOf({ batchId, service, environment, kind, instance, hour, dropped }: CallReport): object {
  const { from, to, observations, overflow } = hour;
  return {
    batchId,
    service,
    environment,
    source: { kind, instance, sampleRate: SHARES[kind] },
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    observations,
    health: { dropped: dropped + overflow },
  };
}

interface Receipt {
  readonly duplicate: boolean;
  readonly rejected: readonly { readonly index: number }[];
}

function sentOf(body: unknown, { url }: ServiceAddress): Result<Sent, readonly string[]> {
  if (typeof body !== 'object' || body === null || !('duplicate' in body)) {
    return fail([`What answers at ${url} is no contract-check service.`]);
  }
  const { duplicate, rejected } = body as Receipt;
  return ok({ fate: duplicate ? 'before' : 'counted', refused: rejected.map(({ index }) => index) });
}

/** What is wrong with this report alone; null: something else. */
function fateOf({
  status,
  problem,
}: {
  readonly status: number | null;
  readonly problem: Problem | null;
}): Fate | null {
  if (status === 409) return 'reused';
  if (status === 422) return 'too-old';
  const isTime = problem?.errors?.some(({ pointer }) => pointer === '/to') === true;
  return status === 400 && isTime ? 'ahead' : null;
}
