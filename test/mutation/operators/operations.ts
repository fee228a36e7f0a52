import { isJsonObject, type JsonObject } from '../../support/drafts/contract-parts.ts';
import { type OperationSpot, operationsOf } from '../spots/messages.ts';
import { putAt } from '../spots/pointers.ts';
import { atSomeOperation, breaks, type ContractOperator, fits, objectAt, risks } from './contract-operator.ts';

/** Operations, their names, paths and servers. */

const ofKind = (kind: OperationSpot['kind']) => (operation: OperationSpot) => operation.kind === kind;

/** Is alone in its path item, which no reference shares. */
function removal(name: string, kind: OperationSpot['kind']): ContractOperator {
  return {
    name,
    plant: (contract, random) =>
      atSomeOperation(contract, random, (operation) => {
        if (!ofKind(kind)(operation)) return null;
        putAt(contract, operation.pointer, undefined);
        const isCallback = kind === 'callback';
        return {
          near: [operation.pointer],
          operation: isCallback ? null : operation.name,
          planted: breaks.none,
          takenBack: fits.none,
        };
      }),
  };
}

/** What names and groups operations, and when they end: the members that change, or null. */
function said(
  name: string,
  change: (operation: JsonObject) => JsonObject | null,
  planted = fits.none,
  takenBack = fits.none,
): ContractOperator {
  return {
    name,
    plant: (contract, random) =>
      atSomeOperation(contract, random, ({ pointer, name: operation }) => {
        const value = objectAt(contract, pointer);
        const changed = change(value);
        if (changed === null) return null;
        Object.assign(value, changed);
        return { near: [pointer], operation, planted, takenBack };
      }),
  };
}

export const operationOperators: readonly ContractOperator[] = [
  removal('operation removed', 'path'),
  removal('webhook removed', 'webhook'),
  removal('callback removed', 'callback'),
  {
    name: 'path renamed',
    plant: (contract, random) =>
      atSomeOperation(contract, random, (operation) => {
        const [holder, path] = operation.pathItem;
        if (holder !== 'paths' || path === undefined || operation.kind !== 'path') return null;
        const renamed = `/planted${path}`;
        putAt(contract, ['paths', renamed], objectAt(contract, ['paths', path]));
        putAt(contract, ['paths', path], undefined);
        // A contract that moved is told where it is now or where it was.
        return {
          near: [
            ['paths', path],
            ['paths', renamed],
          ],
          operation: null,
          planted: breaks.none,
          takenBack: breaks.none,
        };
      }),
  },
  {
    name: 'method changed',
    plant: (contract, random) =>
      atSomeOperation(contract, random, (operation) => {
        const item = objectAt(contract, operation.pathItem);
        if (operation.kind !== 'path' || item.trace !== undefined) return null;
        const moved = objectAt(contract, operation.pointer);
        putAt(contract, operation.pointer, undefined);
        item.trace = moved;
        return {
          near: [operation.pointer, operation.pathItem],
          operation: null,
          planted: breaks.none,
          takenBack: breaks.none,
        };
      }),
  },
  {
    name: 'base path changed',
    plant: (contract) => {
      const isOld = typeof contract.basePath === 'string';
      const servers = Array.isArray(contract.servers) ? contract.servers : [];
      if (isOld) contract.basePath = `${String(contract.basePath)}/planted`;
      else if (servers.length === 0) return null;
      for (const server of servers)
        if (isJsonObject(server)) server.url = `${String(server.url).replace(/\/$/, '')}/planted`;
      // Those that name servers of their own are not concerned.
      const [first] = operationsOf(contract).filter(
        (operation) => ofKind('path')(operation) && !hasServers(contract, operation),
      );
      if (first === undefined) return null;
      return {
        near: [isOld ? ['basePath'] : ['servers']],
        operation: first.name,
        planted: breaks.none,
        takenBack: breaks.none,
      };
    },
  },
  {
    name: 'server added',
    plant: (contract) => {
      if (!Array.isArray(contract.servers) || contract.servers.length === 0) return null;
      contract.servers.push({
        ...(contract.servers[0] as JsonObject),
        url: String((contract.servers[0] as JsonObject).url).replace(/^(https?:\/\/)/, '$1planted.'),
      });
      return { near: [['servers']], operation: null, planted: fits.none, takenBack: risks.none };
    },
  },
  {
    name: 'path added that takes requests',
    isOneWay: true,
    plant: (contract, random) =>
      atSomeOperation(contract, random, (operation) => {
        const [holder, path = ''] = operation.pathItem;
        const taken = path.replace(/\{[^{}]*\}$/, 'plantedValue');
        if (holder !== 'paths' || taken === path || operation.kind !== 'path') return null;
        const method = operation.pointer.at(-1) ?? '';
        const parameters = [...path.matchAll(/\{([^{}]*)\}(?!$)/g)].map(([, name = '']) => ({
          name,
          in: 'path',
          required: true,
          ...ofText(contract),
        }));
        putAt(contract, ['paths', taken], {
          [method]: { parameters, responses: { '200': { description: 'Planted' } } },
        });
        return {
          near: [operation.pointer, ['paths', taken, method]],
          operation: operation.name,
          planted: risks.none,
          takenBack: null,
        };
      }),
  },
  {
    name: 'operation added',
    plant: (contract) => {
      putAt(contract, ['paths', '/planted'], { get: { responses: { '200': { description: 'Planted' } } } });
      return { near: [['paths', '/planted']], operation: 'GET /planted', planted: fits.none, takenBack: breaks.none };
    },
  },
  said('operationId changed', ({ operationId }) =>
    typeof operationId === 'string' ? { operationId: 'plantedName' } : null,
  ),
  said('tag added', ({ tags }) => ({ tags: [...(Array.isArray(tags) ? tags : []), 'planted'] })),
  said('operation deprecated', ({ deprecated }) => (deprecated === true ? null : { deprecated: true })),
  said('operation described in other words', () => ({ description: 'In other words' })),
  said(
    'stability lowered',
    (operation) => (operation['x-stability-level'] === undefined ? { 'x-stability-level': 'beta' } : null),
    risks.none,
  ),
  said(
    'sunset brought forward',
    (operation) => (typeof operation['x-sunset'] === 'string' ? { 'x-sunset': '2020-01-01' } : null),
    risks.none,
  ),
];

function hasServers(contract: JsonObject, { pointer, pathItem }: OperationSpot): boolean {
  return [pointer, pathItem].some((at) => objectAt(contract, at).servers !== undefined);
}

/** The schema of a text, where the version has it. */
export function ofText(contract: JsonObject): JsonObject {
  return contract.swagger === undefined ? { schema: { type: 'string' } } : { type: 'string' };
}
