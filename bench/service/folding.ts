import { setTimeout as wait } from 'node:timers/promises';
import type { Knex } from 'knex';
import { serviceJobs } from '../../packages/server/src/runner/jobs.ts';
import type { Job } from '../../packages/server/src/runner/runner.ts';
import { DEFAULT_RETENTION } from '../../packages/server/src/store/partitions.ts';

/** The service's own job on a database. */
export function jobOf(knex: Knex, name: 'fold' | 'partitions'): Job {
  const jobs = serviceJobs({ knex, isEmbedded: false, now: () => new Date() }, DEFAULT_RETENTION);
  const job = jobs.find((one) => one.name === name);
  if (job === undefined) throw new Error(`The service has no job "${name}".`);
  return job;
}

/** Ends when all that was appended stands in hours, days and edges, whoever folds it. */
export async function foldAll(knex: Knex): Promise<void> {
  const fold = jobOf(knex, 'fold');
  for (;;) {
    if ((await fold.run()) === 'elsewhere') await wait(20);
    const { rows } = await knex.raw(
      'SELECT EXISTS (SELECT FROM usage_delta) OR EXISTS (SELECT FROM latency_delta) AS any',
    );
    if (rows[0].any !== true) return;
  }
}
