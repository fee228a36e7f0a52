import { join } from 'node:path';
import { diffContracts } from '@contract-check/core';
import { exitStatus, type ReportInput } from '@contract-check/report';
import { loadFile, repository } from './contract-files.ts';
import { plainDiff } from './pair-suite.ts';

async function reportOf(basePath: string, revisionPath: string, name: string): Promise<ReportInput> {
  const contracts = { base: await loadFile(basePath), revision: await loadFile(revisionPath) };
  const { verdict } = await diffContracts(contracts.base, contracts.revision, plainDiff);
  return {
    runs: [{ name, contract: null, owner: null, ...contracts, verdict }],
    unchanged: 0,
    failOn: 'error',
    exitStatus: exitStatus([verdict], 'error'),
    elapsedMs: null,
  };
}

/** Two versions of the example shop, judged by the real engine: what `contract-check diff` would render in that folder. */
export function shopReport(base: string, revision: string): Promise<ReportInput> {
  const shop = (file: string) => join(repository, 'examples', 'shop', file);
  return reportOf(shop(base), shop(revision), base);
}

/** Two published versions of a real contract, installed as aliased development dependencies. */
export function figmaReport(): Promise<ReportInput> {
  const published = (alias: string) => join(repository, 'node_modules', alias, 'openapi', 'openapi.yaml');
  return reportOf(published('figma-rest-api-base'), published('figma-rest-api-revision'), 'base.yaml');
}
