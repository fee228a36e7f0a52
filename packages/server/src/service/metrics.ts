import type { Knex } from 'knex';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AppOptions } from '../http/create-app.ts';
import type { JobState } from '../runner/runner.ts';

interface MetricParts {
  readonly knex: Knex;
  readonly now: () => Date;
  readonly jobs: () => readonly JobState[];
}

export interface Metrics {
  readonly registry: Registry;
  readonly onAnswer: NonNullable<AppOptions['onAnswer']>;
}

/** What Prometheus is told. Labels are operations of the contract and statuses: nothing that a caller can make up. */
export function metricsOf({ knex, now, jobs }: MetricParts): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'contract_check_requests_total',
    help: 'Answers, by operation of the contract (none: nothing that the contract knows) and status.',
    labelNames: ['operation', 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'contract_check_request_seconds',
    help: 'Time from the head of a request to its answer.',
    labelNames: ['operation'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const observations = new Counter({
    name: 'contract_check_observations_total',
    help: 'Observations of reported batches, by what became of them. Batches that were stored before do not count.',
    labelNames: ['result'],
    registers,
  });
  new Gauge({
    name: 'contract_check_job_age_seconds',
    help: 'Time since a background job last came to its end; of fold: how far the rollups are behind.',
    labelNames: ['job'],
    registers,
    collect() {
      for (const { name, lastSuccess } of jobs()) {
        if (lastSuccess !== null) this.set({ job: name }, (now().getTime() - lastSuccess.getTime()) / 1000);
      }
    },
  });
  new Gauge({
    name: 'contract_check_job_failures',
    help: 'Failures of a background job since it last came to its end.',
    labelNames: ['job'],
    registers,
    collect() {
      for (const { name, failures } of jobs()) this.set({ job: name }, failures);
    },
  });
  new Gauge({
    name: 'contract_check_database_connections',
    help: 'Connections of the pool, and who waits for one.',
    labelNames: ['state'],
    registers,
    collect() {
      const { pool } = knex.client as { pool: Pool };
      this.set({ state: 'used' }, pool.numUsed());
      this.set({ state: 'free' }, pool.numFree());
      this.set({ state: 'awaited' }, pool.numPendingAcquires());
    },
  });
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    onAnswer: (operation, { status, body }, took) => {
      const id = operation?.id ?? 'none';
      requests.inc({ operation: id, status });
      seconds.observe({ operation: id }, took);
      if (id !== 'reportUsage' || status !== 200) return;
      const receipt = body as { accepted: number; rejected: readonly unknown[]; duplicate: boolean };
      if (receipt.duplicate) return;
      observations.inc({ result: 'accepted' }, receipt.accepted);
      observations.inc({ result: 'rejected' }, receipt.rejected.length);
    },
  };
}

/** Of tarn, which knex keeps connections in. */
interface Pool {
  numUsed(): number;
  numFree(): number;
  numPendingAcquires(): number;
}
