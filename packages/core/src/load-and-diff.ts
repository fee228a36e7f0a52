import type { DiffContracts, LoadComposed, LoadContract } from './compare-contracts.ts';
import type { ContractKind } from './kinds/contract-kind.ts';
import { openapi } from './kinds/openapi.ts';
import { loadComposedSources, loadSources } from './load/index.ts';
import { summarise } from './verdict.ts';

const kinds: readonly ContractKind[] = [openapi];

export const loadContract: LoadContract = async (entry, read, like) => {
  const sources = await loadSources(entry, read, like?.sources);
  if (!sources.ok) return sources;
  return openapi.recognise(sources.value);
};

/** Reads several files as parts of one API: paths and components of all of them. Their URIs count from one folder. */
export const loadComposed: LoadComposed = async (parts, read, like) => {
  const sources = await loadComposedSources(parts, read, like?.sources);
  return sources.ok ? openapi.recognise(sources.value) : sources;
};

/** Compares two contracts of one kind. Rejects only for a bug. */
export const diffContracts: DiffContracts = async (base, revision, options) => {
  const kind = kinds.find(({ name }) => name === revision.kind);
  if (kind === undefined || base.kind !== revision.kind)
    throw new Error(`cannot compare ${base.kind} with ${revision.kind}`);
  const { findings, ...rest } = await kind.compare(base, revision, options);
  return { verdict: { schemaVersion: 1, kind: kind.name, summary: summarise(findings), findings }, ...rest };
};
