import type { Knex } from 'knex';
import { expect, it } from 'vitest';
import { readContract } from '../contract/contract.ts';
import { metricsOf } from './metrics.ts';

const NOON = Date.parse('2026-11-20T12:00:00Z');
const pool = { numUsed: () => 3, numFree: () => 4, numPendingAcquires: () => 5 };

it('Metrics tell of answers, observations, jobs and connections', async () => {
  const { onAnswer, registry } = metricsOf({
    knex: { client: { pool } } as unknown as Knex,
    now: () => new Date(NOON),
    jobs: () => [
      { name: 'fold', lastSuccess: new Date(NOON - 7000), failures: 2 },
      { name: 'expiry', lastSuccess: null, failures: 0 },
    ],
  });
  const operation = readContract().operations.find(({ id }) => id === 'reportUsage') ?? null;
  const receipt = { accepted: 5, rejected: [{}, {}], duplicate: false };
  onAnswer(operation, { status: 200, body: receipt }, 0.02);
  onAnswer(operation, { status: 200, body: { ...receipt, duplicate: true } }, 0.02);
  onAnswer(operation, { status: 503 }, 0.02);
  onAnswer(null, { status: 404 }, 0.02);
  const lines = (await registry.metrics()).split('\n');
  const own = lines.filter((line) => line.startsWith('contract_check') && !line.includes('_seconds_'));
  expect(own).toEqual([
    'contract_check_requests_total{operation="reportUsage",status="200"} 2',
    'contract_check_requests_total{operation="reportUsage",status="503"} 1',
    'contract_check_requests_total{operation="none",status="404"} 1',
    'contract_check_observations_total{result="accepted"} 5',
    'contract_check_observations_total{result="rejected"} 2',
    'contract_check_job_age_seconds{job="fold"} 7',
    'contract_check_job_failures{job="fold"} 2',
    'contract_check_job_failures{job="expiry"} 0',
    'contract_check_database_connections{state="used"} 3',
    'contract_check_database_connections{state="free"} 4',
    'contract_check_database_connections{state="awaited"} 5',
  ]);
  expect(lines).toContain('contract_check_request_seconds_bucket{le="0.025",operation="reportUsage"} 3');
});
