import type { DiffContracts, LoadContract } from './compare-contracts.ts';
import type { Finding, Verdict } from './finding.ts';
import type { ContractKind } from './kinds/contract-kind.ts';
import { openapi } from './kinds/openapi.ts';
import { loadSources } from './load/index.ts';
import { summarise } from './verdict.ts';

const kinds: readonly ContractKind[] = [openapi];

export const loadContract: LoadContract = async (entry, read) => {
  const sources = await loadSources(entry, read);
  if (!sources.ok) return sources;
  return openapi.recognise(sources.value);
};

/** Compares two contracts of one kind. Throws only for a bug. */
export const diffContracts: DiffContracts = (base, revision, options) => {
  const kind = kinds.find(({ name }) => name === revision.kind);
  if (kind === undefined || base.kind !== revision.kind)
    throw new Error(`cannot compare ${base.kind} with ${revision.kind}`);
  const { findings, confirm, notices } = kind.compare(base, revision, options);
  const told = (all: readonly Finding[]): Verdict => {
    return { schemaVersion: 1, kind: kind.name, summary: summarise(all), findings: all };
  };
  if (confirm === null) return { verdict: told(findings), confirm: null, notices };
  const { validator } = options;
  if (validator !== undefined) return { verdict: told(confirm(validator)), confirm: null, notices };
  return { verdict: told(findings), confirm: (later) => told(confirm(later)), notices };
};
