import { join } from 'node:path';
import { diffContracts, type Finding } from '@contract-check/core';
import { describe, expect, it } from 'vitest';
import { loadFile, repository } from '../support/contract-files.ts';
import { pairSuite, plainDiff, selfSuite } from '../support/pair-suite.ts';

const shop = (file: string) => join(repository, 'examples', 'shop', file);

/** One meaning, written five times. */
const spellings = [
  'v1.swagger-2.0.yaml',
  'v1.openapi-3.0.yaml',
  'v1.openapi-3.1.yaml',
  'v1.openapi-3.2.json',
  'multi-file/shop.yaml',
];
const later = ['v1.1.yaml', 'v2.yaml'];

async function findingsBetween(base: string, revision: string): Promise<readonly Finding[]> {
  return diffContracts(await loadFile(shop(base)), await loadFile(shop(revision)), plainDiff).verdict.findings;
}

for (const file of [...spellings, ...later]) selfSuite(file, shop(file));

for (const base of spellings) {
  for (const revision of spellings.filter((file) => file !== base)) {
    it(`${base} and ${revision} promise the same`, async () => {
      expect(await findingsBetween(base, revision)).toEqual([]);
    });
  }
  for (const revision of later) pairSuite(`${base} and ${revision}`, shop(base), shop(revision));
}

describe('v1.1', () => {
  it.each(spellings)('only adds to %s', async (base) => {
    const findings = await findingsBetween(base, 'v1.1.yaml');
    const worse = findings.filter(({ effect }) => effect === 'breaking' || effect === 'risky');
    expect(worse.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    expect(findings.length).toBeGreaterThan(0);
  });
});
