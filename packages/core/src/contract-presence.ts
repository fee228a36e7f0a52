import type { Comparison, Contract, DiffOptions } from './compare-contracts.ts';
import type { ContractKind } from './kinds/contract-kind.ts';
import { openapi } from './kinds/openapi.ts';
import type { SourceDocument } from './load/source-document.ts';
import { summarise } from './verdict.ts';

/** A contract that stands on one side alone: nothing of it can be compared. */
export type ComparePresence = (contract: Contract, options: DiffOptions) => Promise<Comparison>;

/** A whole contract is new: nobody relies on it yet. */
export const contractAdded: ComparePresence = (contract, options) => presence(contract, 'revision', options);

/** A whole contract is gone, with every operation in it. */
export const contractRemoved: ComparePresence = (contract, options) => presence(contract, 'base', options);

async function presence(contract: Contract, side: 'base' | 'revision', options: DiffOptions): Promise<Comparison> {
  const kind: ContractKind = openapi;
  if (contract.kind !== kind.name) throw new Error(`cannot look into ${contract.kind}`);
  const { findings, ...rest } = kind.presence(contract, side, options);
  return { verdict: { schemaVersion: 1, kind: kind.name, summary: summarise(findings), findings }, ...rest };
}

/** What stands in reports for the side that has no such contract. `label` is where it would have been. */
export function absentContract(other: Contract, label: string): Contract {
  const entry: SourceDocument = {
    uri: label,
    label,
    text: '',
    format: 'yaml',
    value: {},
    notices: [],
    hints: { reachesOut: false, hasId: false, hasSelf: false },
    locate: () => [],
  };
  const nowhere = () => undefined;
  const sources = { entry, documents: new Map(), notices: [], resolve: nowhere, resolveDynamic: nowhere };
  return { ...other, version: null, sources, notices: [] };
}
