import { join } from 'node:path';
import { diffContracts, type Effect, type Finding } from '@contract-check/core';
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
  return (await diffContracts(await loadFile(shop(base)), await loadFile(shop(revision)), plainDiff)).verdict.findings;
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

/** The table of examples/README.md: what v2 does to v1, and a word that the finding must name. */
const broken: readonly (readonly [effect: Effect, what: string, named: string])[] = [
  ['breaking', 'an operation is removed', 'DELETE /orders/{orderId}'],
  ['breaking', 'an operation is moved', '/accounts/{id}'],
  ['breaking', 'a header became required', 'x-branch'],
  ['breaking', 'an enum value is removed from a parameter', 'sort'],
  ['breaking', 'an array parameter is serialised in another way', 'status'],
  ['breaking', 'a request member became required', 'currency'],
  ['breaking', 'a request member became required in a union', 'bic'],
  ['breaking', 'less text is accepted', 'coupon'],
  ['breaking', 'the JSON type is another one', 'quantity'],
  ['breaking', 'a promised response member became optional', 'name'],
  ['breaking', 'a response member may be null', 'phone'],
  ['breaking', 'the success status is another one', '201'],
  ['breaking', 'the media type is another one', 'application/pdf'],
  ['breaking', 'a way to log in is withdrawn', 'partnerkey'],
  ['risky', 'an enum value is added to a response', 'on_hold'],
  ['risky', 'an optional response member is removed', 'weight'],
  ['risky', 'a default changed', 'limit'],
  ['risky', 'a request member became read-only', 'email'],
];

describe('v2', () => {
  it.each(broken)('%s for v1: %s (%s)', async (effect, _what, named) => {
    const findings = await findingsBetween('v1.openapi-3.1.yaml', 'v2.yaml');
    const told = findings
      .filter((finding) => finding.effect === effect)
      .map(({ message, location, operations }) =>
        [message, location.surface, ...location.element, ...operations.map(({ method, path }) => `${method} ${path}`)]
          .join(' ')
          .toLowerCase(),
      );
    expect(told.filter((text) => text.includes(named.toLowerCase()))).not.toEqual([]);
  });
});
