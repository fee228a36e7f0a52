import { operationKey } from '@contract-check/protocol';
import type { Names } from '../store/ingest/names.ts';

/** Finds the operation of a service that a request was for; null: none that is known. */
export type MatchPath = (service: number, method: string, path: string) => Promise<string | null>;

/** Takes a path for the operation that is spelt like it: all that can be told without a contract. */
export function matchExactly(names: Pick<Names, 'existing'>): MatchPath {
  return async (service, method, path) => {
    const key = operationKey({ method, path });
    return (await names.existing('operation', service, key)) === null ? null : key;
  };
}
