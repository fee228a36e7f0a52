import { consumerHandlers } from '../../../packages/server/src/consumers/consumer-handlers.ts';
import { readContract } from '../../../packages/server/src/contract/contract.ts';
import { Validators } from '../../../packages/server/src/contract/validators.ts';
import type { UsageReport } from '../../../packages/server/src/generated/api.ts';
import type { HandlerSettings } from '../../../packages/server/src/http/handler.ts';
import type { Database } from '../../../packages/server/src/store/database.ts';
import { readingHandlers } from '../../../packages/server/src/usage/reading-handlers.ts';
import { createIngestion, usageHandlers } from '../../../packages/server/src/usage/usage-handlers.ts';
import { type Started, start } from './start.ts';

interface UsageParts {
  readonly database: Pick<Database, 'knex' | 'isEmbedded'>;
  readonly now?: () => Date;
  readonly settings?: Partial<HandlerSettings>;
}

const validators = new Validators(readContract());

/** A service that takes reports and reads them back, over a database. */
export function startUsage({ database, now = () => new Date(), settings = {} }: UsageParts): Promise<Started> {
  const context = { now, settings: { createAtFirstSight: true, mostNames: 10_000, readSeconds: 20, ...settings } };
  const ingestion = createIngestion({ ...context, knex: database.knex }, validators);
  const handlers = {
    ...usageHandlers(ingestion),
    ...consumerHandlers(ingestion.names),
    ...readingHandlers({ hourDays: 90 }),
  };
  return start({ database, context, handlers });
}

export interface Told {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what the contract says of it is checked by the service that is started
  readonly body: any;
}

/** Asks a service for JSON, and sends it some. */
export async function ask(service: Pick<Started, 'url'>, path: string, sent?: object, method = 'POST'): Promise<Told> {
  const init =
    sent === undefined ? {} : { method, body: JSON.stringify(sent), headers: { 'content-type': 'application/json' } };
  const response = await fetch(`${service.url}${path}`, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

/** A report of one call of one operation by one consumer, but for what is given. */
export function report(parts: Partial<Omit<UsageReport, 'source'>> & { readonly source?: object } = {}): object {
  return {
    batchId: '01J00000',
    service: 'orders',
    environment: 'prod',
    providerVersion: '2.3.0',
    source: { kind: 'tracker', instance: 'orders-7' },
    from: '2026-11-20T10:00:00Z',
    to: '2026-11-20T10:00:10Z',
    observations: [observation()],
    ...parts,
  };
}

export function observation(parts: object = {}): Record<string, unknown> {
  return { operation: 'GET /v1/orders/{}', status: 200, count: 1, consumer: { name: 'checkout' }, ...parts };
}
