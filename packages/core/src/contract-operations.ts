import type { Contract } from './compare-contracts.ts';
import type { OperationRef } from './finding.ts';
import type { ContractKind } from './kinds/contract-kind.ts';
import { openapi } from './kinds/openapi.ts';

/**
 * What a contract offers: operations under paths and webhooks, by key, each key once. Callbacks are left out: what is
 * called is the consumer. Several operations can share a key (paths that differ in names of parameters only); the first
 * in order of template stands for all.
 */
export function contractOperations(contract: Contract): readonly OperationRef[] {
  const kind: ContractKind = openapi;
  if (contract.kind !== kind.name) throw new Error(`cannot look into ${contract.kind}`);
  const byKey = new Map<string, OperationRef>();
  for (const operation of kind.operations(contract)) {
    if (!byKey.has(operation.key)) byKey.set(operation.key, operation);
  }
  return [...byKey.values()];
}
