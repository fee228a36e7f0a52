import { type Comparison, type Contract, type DiffOptions, diffContracts } from '@contract-check/core';
import { schemaValidator } from '@contract-check/core/validator';
import { describe, expect, it } from 'vitest';
import { loadFile } from './contract-files.ts';
import { reserialised } from './reserialise.ts';
import { siteProblems } from './site-problems.ts';

const validator = schemaValidator();

export const plainDiff: DiffOptions = {
  strict: false,
  compat: 'wire',
  contractName: '',
  prefixes: { base: {}, revision: {} },
  loadValidator: () => Promise.resolve(validator),
};

/** Text of a result; `bigint` has no JSON form of its own. */
function asText(comparison: Comparison): string {
  return JSON.stringify(comparison, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

async function placesThatMislead(base: Contract, revision: Contract): Promise<string[]> {
  const { findings } = (await diffContracts(base, revision, plainDiff)).verdict;
  return findings.flatMap((finding) => [
    ...(finding.base === null ? [] : siteProblems(base, finding.base)),
    ...(finding.revision === null ? [] : siteProblems(revision, finding.revision)),
  ]);
}

/** What must hold for every contract: it does not differ from itself, however it is written. */
export function selfSuite(name: string, path: string): void {
  describe(`${name} against itself`, () => {
    it('gives no finding', async () => {
      const [base, revision] = await Promise.all([loadFile(path), loadFile(path)]);
      expect((await diffContracts(base, revision, plainDiff)).verdict.findings).toEqual([]);
    });

    it('gives no finding when its members are written in another order', async () => {
      const contract = await loadFile(path);
      const copy = await reserialised(contract);
      expect((await diffContracts(contract, copy, plainDiff)).verdict.findings).toEqual([]);
      expect((await diffContracts(copy, contract, plainDiff)).verdict.findings).toEqual([]);
    });
  });
}

/** What must hold for every two versions of a contract, whatever changed between them. */
export function pairSuite(name: string, basePath: string, revisionPath: string): void {
  describe(name, () => {
    it('gives the same findings each time, also where the revision is read with the help of the base', async () => {
      const [base, revision] = await Promise.all([loadFile(basePath), loadFile(revisionPath)]);
      const first = asText(await diffContracts(base, revision, plainDiff));
      const again = await loadFile(basePath);
      expect(asText(await diffContracts(again, await loadFile(revisionPath, again), plainDiff))).toBe(first);
    });

    it('names places that hold the key or the value, in both orders', async () => {
      const [base, revision] = await Promise.all([loadFile(basePath), loadFile(revisionPath)]);
      expect(await placesThatMislead(base, revision)).toEqual([]);
      expect(await placesThatMislead(revision, base)).toEqual([]);
    });
  });
}
