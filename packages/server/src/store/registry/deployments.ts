import type { Knex } from 'knex';
import { idOfName } from './names.ts';

interface DeploymentPlace {
  readonly serviceId: number;
  readonly version: string;
  readonly environment: string;
  /** Empty: nobody told instances apart. */
  readonly instance: string;
  readonly at: Date;
}

/** What is live, by version and environment. */
export interface LiveDeployment {
  readonly service: string;
  readonly version: string;
  readonly environment: string;
  /** Those that have a name, in order. */
  readonly instances: readonly string[];
  readonly since: Date;
}

/** Said again it changes nothing. An instance runs one version: the one that it ran before is gone. */
export async function markLive(knex: Knex, { serviceId, version, environment, instance, at }: DeploymentPlace) {
  const environmentId = await idOfName(knex, 'environment', environment);
  const place = { service_id: serviceId, environment_id: environmentId, instance };
  if (instance !== '') await end(knex('deployment').where(place).whereNot({ version }), knex, at);
  await knex.raw(
    `INSERT INTO deployment (service_id, environment_id, version, instance, live_from) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    [serviceId, environmentId, version, instance, at],
  );
}

/** Without an instance, all instances of the version are gone. */
export async function markGone(knex: Knex, { serviceId, version, environment, instance, at }: DeploymentPlace) {
  const environmentId = knex('environment').where('name', environment).select('id');
  const rows = knex('deployment').where({ service_id: serviceId, version }).whereIn('environment_id', environmentId);
  await end(instance === '' ? rows : rows.where({ instance }), knex, at);
}

/** In order of service, environment and version. */
export async function liveDeployments(
  knex: Knex,
  { service, environment }: { readonly service?: string | undefined; readonly environment?: string | undefined },
): Promise<readonly LiveDeployment[]> {
  const rows = knex('deployment AS d')
    .join('service AS s', 's.id', 'd.service_id')
    .join('environment AS e', 'e.id', 'd.environment_id')
    .whereNull('d.live_to')
    .groupBy('s.name', 'e.name', 'd.version')
    .orderByRaw('s.name COLLATE "C", e.name COLLATE "C", d.version COLLATE "C"')
    .select({
      service: 's.name',
      version: 'd.version',
      environment: 'e.name',
      since: knex.raw('min(d.live_from)'),
      instances: knex.raw(
        `coalesce(array_agg(d.instance ORDER BY d.instance COLLATE "C") FILTER (WHERE d.instance <> ''), '{}')`,
      ),
    });
  if (service !== undefined) rows.where('s.name', service);
  if (environment !== undefined) rows.where('e.name', environment);
  return rows;
}

async function end(rows: Knex.QueryBuilder, knex: Knex, at: Date): Promise<void> {
  // Events can come out of order; none ends before it began.
  await rows.whereNull('live_to').update({ live_to: knex.raw('greatest(live_from, ?)', [at]) });
}
