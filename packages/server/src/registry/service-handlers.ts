import { parseOperationKey } from '@contract-check/protocol';
import type { Operation, ServiceSettings } from '../generated/api.ts';
import type { Handlers } from '../http/handler.ts';
import { writeAudit } from '../store/audit.ts';
import { limitedRead } from '../store/limited-read.ts';
import { newestContracts, newestOfEach } from '../store/registry/contracts.ts';
import { operationsOf, type StoredOperation } from '../store/registry/operations.ts';
import { allServices, putService } from '../store/registry/services.ts';
import { knownService } from './known.ts';
import { serviceShown } from './shown.ts';

/** Services, their settings and their operations. */
export const serviceHandlers: Handlers = {
  listServices: async (_request, context) => {
    const { newest, all } = await limitedRead(context, async (knex) => ({
      newest: await newestOfEach(knex),
      all: await allServices(knex),
    }));
    return { status: 200, body: { services: all.map((service) => serviceShown(service, newest.get(service.id))) } };
  },

  getService: async ({ path: { service: name = '' } }, { knex }) => {
    const service = await knownService(knex, name);
    const [latest] = await newestContracts(knex, service.id, { limit: 1 });
    return { status: 200, body: serviceShown(service, latest) };
  },

  setService: async ({ path: { service: name = '' }, body, caller }, { knex, now }) => {
    const { compatibility, team = null, description = null } = body as ServiceSettings;
    const settings = { compatibility, team, description };
    await knex.transaction(async (work) => {
      await putService(work, { name, ...settings });
      const line = { at: now(), actor: caller.name, action: 'service-set', subject: `service:${name}` };
      await writeAudit(work, { ...line, detail: settings });
    });
    const service = await knownService(knex, name);
    const [latest] = await newestContracts(knex, service.id, { limit: 1 });
    return { status: 200, body: serviceShown(service, latest) };
  },

  listOperations: async ({ path: { service = '' } }, context) => {
    const operations = await limitedRead(context, async (knex) => {
      const { id } = await knownService(knex, service);
      return operationsOf(knex, id, context.now());
    });
    return { status: 200, body: { operations: operations.map(operationShown) } };
  },
};

function operationShown(operation: StoredOperation): Operation {
  const { key, operationId, versions, firstSeen, lastSeen, state } = operation;
  return {
    key,
    method: operation.method ?? parseOperationKey(key)?.method ?? '',
    path: operation.path ?? pathOf(key),
    operationId,
    versions,
    firstSeen: firstSeen?.toISOString() ?? null,
    lastSeen: lastSeen?.toISOString() ?? null,
    state,
  };
}

/** Of an operation that no contract holds. */
function pathOf(key: string): string {
  const parsed = parseOperationKey(key);
  if (parsed === undefined) return key;
  switch (parsed.kind) {
    case 'http':
      return parsed.path;
    case 'webhook':
      return parsed.name;
    case 'callback':
      return parsed.expression;
  }
}
