import {
  applyPolicy,
  type Comparison,
  type Contract,
  defaultPolicy,
  diffContracts,
  loadContract,
  type Policy,
  type PolicyContext,
  type PolicyResult,
} from '@contract-check/core';
import { plainDiff } from '../../support/pair-suite.ts';

export const TODAY = Date.parse('2026-11-21');

/** Two contracts and what is between them. */
export interface Compared {
  readonly base: Contract;
  readonly revision: Contract;
  readonly comparison: Comparison;
}

export async function compare(base: Contract, revision: Contract, contractName = ''): Promise<Compared> {
  return { base, revision, comparison: await diffContracts(base, revision, { ...plainDiff, contractName }) };
}

export async function compareTexts(base: string, revision: string): Promise<Compared> {
  return compare(await load('old.yaml', base), await load('new.yaml', revision));
}

async function load(label: string, text: string): Promise<Contract> {
  const loaded = await loadContract({ uri: label, label, text }, () =>
    Promise.resolve({ ok: false, code: 'file-not-found', message: 'One file.', fix: 'Inline it.' }),
  );
  if (loaded.ok) return loaded.value;
  throw new Error(loaded.error.map(({ line, message }) => `${label}:${line}: ${message}`).join('\n'));
}

type Judging = Partial<Omit<PolicyContext, 'policy'>> & { readonly policy?: Partial<Policy> };

/** What a policy makes of it today, without waivers, unless told otherwise. */
export function judge({ base, revision, comparison }: Compared, { policy, ...judging }: Judging = {}): PolicyResult {
  const usual = { waivers: [], contractName: '', asOf: TODAY, base, revision };
  return applyPolicy(comparison, { ...usual, ...judging, policy: { ...defaultPolicy, ...policy } });
}
