import { isJsonObject, type JsonObject, versionOf } from '../../support/drafts/contract-parts.ts';
import type { Random } from '../../support/drafts/random.ts';
import { follow, type OperationSpot, responsesOf } from '../spots/messages.ts';
import { type Pointer, putAt } from '../spots/pointers.ts';
import {
  atSomeOperation,
  breaks,
  type ContractOperator,
  fits,
  objectAt,
  type Planted,
  risks,
  told,
} from './contract-operator.ts';
import { ofText } from './operations.ts';

/** Statuses and response headers. */

const isSuccess = (status: string) => /^2/.test(status);

/** At the responses of some operation that consumers call. */
function atStatuses(
  name: string,
  plant: (statuses: readonly string[], at: Pointer, contract: JsonObject) => Omit<Planted, 'operation'> | null,
): ContractOperator {
  return {
    name,
    plant: (contract, random) =>
      atSomeOperation(contract, random, (operation) => {
        if (operation.kind !== 'path') return null;
        const statuses = Object.keys(objectAt(contract, [...operation.pointer, 'responses'])).filter(
          (key) => !key.startsWith('x-'),
        );
        const planted = plant(statuses, [...operation.pointer, 'responses'], contract);
        return planted === null ? null : { ...planted, operation: operation.name };
      }),
  };
}

function atHeader(
  name: string,
  plant: (headers: JsonObject, at: Pointer, contract: JsonObject, random: Random) => Omit<Planted, 'operation'> | null,
): ContractOperator {
  return {
    name,
    plant: (contract, random) =>
      atSomeOperation(contract, random, (operation: OperationSpot) => {
        if (operation.kind !== 'path') return null;
        for (const { at } of random.shuffled(responsesOf(contract, operation))) {
          const planted = plant(objectAt(contract, [...at, 'headers']), [...at, 'headers'], contract, random);
          if (planted !== null) return { ...planted, operation: operation.name };
        }
        return null;
      }),
  };
}

/** The header of that sort, references followed. */
function headerWhere(
  contract: JsonObject,
  at: Pointer,
  headers: JsonObject,
  test: (header: JsonObject) => boolean,
): { name: string; at: Pointer } | null {
  for (const name of Object.keys(headers)) {
    const target = follow(contract, [...at, name]);
    if (target !== null && test(objectAt(contract, target)) && name.toLowerCase() !== 'content-type')
      return { name, at: target };
  }
  return null;
}

/** Only a tolerant reader copes with it. */
const literally = told('response', { declared: 'risky', strict: 'breaking' });
const hasRange = (statuses: readonly string[], range: string) =>
  statuses.some((status) => status.toUpperCase() === range);

export const responseOperators: readonly ContractOperator[] = [
  atStatuses('only success status changed', (statuses, at, contract) => {
    const successes = statuses.filter(isSuccess);
    const [only] = successes;
    if (only === undefined || successes.length > 1 || /XX/i.test(only)) return null;
    const value = objectAt(contract, at);
    const renamed = only === '203' ? '206' : '203';
    // A body is promised by either or by neither.
    if (/^20[45]$/.test(only)) return null;
    const target = follow(contract, [...at, only]) ?? at;
    value[renamed] = value[only] ?? null;
    delete value[only];
    return {
      near: [target, [...at, only], [...at, renamed]],
      planted: breaks.response,
      takenBack: breaks.response,
    };
  }),
  {
    isOneWay: true,
    ...atStatuses('only success status removed', (statuses, at, contract) => {
      const successes = statuses.filter(isSuccess);
      const [only] = successes;
      if (only === undefined || successes.length > 1 || statuses.includes('default') || statuses.length < 2)
        return null;
      const target = follow(contract, [...at, only]) ?? at;
      putAt(contract, [...at, only], undefined);
      return { near: [[...at, only], target], planted: breaks.response, takenBack: null };
    }),
  },
  atStatuses('success status added', (statuses, at, contract) => {
    if (!statuses.some(isSuccess) || statuses.includes('207') || hasRange(statuses, '2XX')) return null;
    putAt(contract, [...at, '207'], { description: 'Planted' });
    return { near: [[...at, '207']], planted: breaks.response, takenBack: risks.response };
  }),
  atStatuses('error status added', (statuses, at, contract) => {
    if (
      !statuses.some(isSuccess) ||
      statuses.includes('default') ||
      statuses.includes('418') ||
      hasRange(statuses, '4XX')
    )
      return null;
    putAt(contract, [...at, '418'], { description: 'Planted' });
    return { near: [[...at, '418']], planted: literally, takenBack: fits.response };
  }),
  atStatuses('response described in other words', (statuses, at, contract) => {
    const [status] = statuses;
    const target = status === undefined ? null : follow(contract, [...at, status]);
    if (target === null) return null;
    objectAt(contract, target).description = 'In other words';
    return { near: [target], planted: fits.response, takenBack: fits.response };
  }),
  {
    name: 'response header added',
    plant: (contract, random) =>
      atSomeOperation(contract, random, (operation) => {
        const [response] = responsesOf(contract, operation);
        if (operation.kind !== 'path' || response === undefined) return null;
        const value = objectAt(contract, response.at);
        value.headers = {
          ...(isJsonObject(value.headers ?? null) ? (value.headers as JsonObject) : {}),
          'X-Planted': ofText(contract),
        };
        return {
          near: [[...response.at, 'headers']],
          operation: operation.name,
          planted: fits.response,
          takenBack: literally,
        };
      }),
  },
  {
    name: 'required response header added',
    plant: (contract, random) =>
      atSomeOperation(contract, random, (operation) => {
        const [response] = responsesOf(contract, operation);
        if (operation.kind !== 'path' || response === undefined || versionOf(contract) === '2.0') return null;
        const value = objectAt(contract, response.at);
        value.headers = {
          ...(isJsonObject(value.headers ?? null) ? (value.headers as JsonObject) : {}),
          'X-Planted': { required: true, ...ofText(contract) },
        };
        return {
          near: [[...response.at, 'headers']],
          operation: operation.name,
          planted: fits.response,
          takenBack: breaks.response,
        };
      }),
  },
  atHeader('response header became optional', (headers, at, contract) => {
    const header = headerWhere(contract, at, headers, ({ required }) => required === true);
    if (header === null) return null;
    delete objectAt(contract, header.at).required;
    return { near: [header.at], planted: breaks.response, takenBack: fits.response };
  }),
];
