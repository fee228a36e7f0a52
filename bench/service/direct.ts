import { setTimeout as wait } from 'node:timers/promises';
import type { Knex } from 'knex';
import { type Batch, storeBatch } from '../../packages/server/src/store/ingest/store-batch.ts';
import { batchTimes } from '../../packages/server/src/usage/batch-times.ts';
import { foldAll, jobOf } from './folding.ts';
import type { GeneratedReport } from './generated.ts';
import type { Sustained } from './sustained.ts';

/** More make the store no faster on two cores. */
const WRITERS = 4;

/**
 * The same rows without HTTP, JSON, checks and names: batches by the statement of the service into the same tables, and
 * folded as often. What the database gives, and so the ceiling.
 */
export async function appendDirectly(
  knex: Knex,
  reports: readonly GeneratedReport[],
  seconds: number,
): Promise<Sustained> {
  const batches = reports.map(batchOf);
  const began = performance.now();
  const isOver = () => performance.now() - began >= seconds * 1000;
  const run = `${Date.now()}`;
  let sent = 0;
  const write = async () => {
    while (!isOver()) {
      const batch = batches[sent % batches.length];
      sent += 1;
      const at = new Date();
      const times = batchTimes({ from: at.toISOString(), to: at.toISOString() }, at);
      if (batch !== undefined) await storeBatch(knex, { ...batch, id: `${run}-${sent}`, times });
    }
  };
  const fold = jobOf(knex, 'fold');
  const folding = async () => {
    for (let due = began + fold.everyMs; !isOver(); due += fold.everyMs) {
      while (!isOver() && performance.now() < due) await wait(100);
      if (!isOver()) await fold.run();
    }
  };
  await Promise.all([folding(), ...Array.from({ length: WRITERS }, write)]);
  await foldAll(knex);
  return { rows: sent * (reports[0]?.rows.length ?? 0), seconds: (performance.now() - began) / 1000 };
}

function batchOf({ service, instance, rows }: GeneratedReport): Omit<Batch, 'id' | 'times'> {
  const accepted = rows.length;
  return {
    service,
    environment: 1,
    kind: 'tracker',
    instance,
    providerVersion: '',
    sampleRate: 1,
    bodyHash: '0'.repeat(64),
    receipt: { accepted, rejected: [], duplicate: false },
    usage: rows.map(({ operation, consumer, status, calls, latencySumMs }) => ({
      ...{ operation, consumer, calls, latencySumMs },
      ...{ apiVersion: '', consumerVersion: '', status: Math.floor(status / 100), latencyCalls: calls },
    })),
    latencies: bucketsOf(rows),
    surfaces: [],
    health: { accepted, rejected: 0, dropped: 0, overflow: 0, unmatched: 0, anonymous: 0 },
  };
}

/** As the service adds them up: one for each operation and bucket. */
function bucketsOf(rows: GeneratedReport['rows']): Batch['latencies'] {
  const buckets = new Map<string, { operation: number; bucket: number; calls: number }>();
  for (const { operation, bucket, calls } of rows) {
    const known = buckets.get(`${operation} ${bucket}`);
    if (known === undefined) buckets.set(`${operation} ${bucket}`, { operation, bucket, calls });
    else known.calls += calls;
  }
  return [...buckets.values()];
}
