import type { DeploymentEvent } from '../generated/api.ts';
import type { Handlers } from '../http/handler.ts';
import { writeAudit } from '../store/audit.ts';
import { liveDeployments, markGone, markLive } from '../store/registry/deployments.ts';
import { idOfName } from '../store/registry/names.ts';
import { knownService } from './known.ts';

/** Which version runs where. A version can be deployed before it is published, or without. */
export const deploymentHandlers: Handlers = {
  recordDeployment: async ({ body, caller }, { knex, now, settings }) => {
    const { service, version, environment, instance = null, state, at } = body as DeploymentEvent;
    if (state === 'gone' || !settings.createAtFirstSight) await knownService(knex, service);
    const recordedAt = now();
    // Clocks that are ahead do not make it live later.
    const happened = new Date(Math.min(at === undefined ? recordedAt.getTime() : Date.parse(at), recordedAt.getTime()));
    await knex.transaction(async (work) => {
      const serviceId = await idOfName(work, 'service', service);
      const place = { serviceId, version, environment, instance: instance ?? '', at: happened };
      await (state === 'live' ? markLive(work, place) : markGone(work, place));
      const line = {
        at: recordedAt,
        actor: caller.name,
        action: `deployment-${state}`,
        subject: `${service}@${version}`,
      };
      await writeAudit(work, { ...line, detail: { environment, instance, at: happened.toISOString() } });
    });
    return { status: 204 };
  },

  listDeployments: async ({ query }, { knex }) => {
    const [service, environment] = [query.service, query.environment] as (string | undefined)[];
    const live = await liveDeployments(knex, { service, environment });
    const deployments = live.map((deployment) => ({ ...deployment, since: deployment.since.toISOString() }));
    return { status: 200, body: { deployments } };
  },
};
