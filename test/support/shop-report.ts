import { join } from 'node:path';
import { diffContracts } from '@contract-check/core';
import { exitStatus, type ReportInput } from '@contract-check/report';
import { loadFile, repository } from './contract-files.ts';
import { plainDiff } from './pair-suite.ts';

/** Two versions of the example shop, judged by the real engine: what `contract-check diff` would render in that folder. */
export async function shopReport(base: string, revision: string): Promise<ReportInput> {
  const shop = (file: string) => loadFile(join(repository, 'examples', 'shop', file));
  const contracts = { base: await shop(base), revision: await shop(revision) };
  const { verdict } = await diffContracts(contracts.base, contracts.revision, plainDiff);
  return {
    runs: [{ name: base, contract: null, owner: null, ...contracts, verdict }],
    unchanged: 0,
    failOn: 'error',
    exitStatus: exitStatus([verdict], 'error'),
    elapsedMs: null,
  };
}
