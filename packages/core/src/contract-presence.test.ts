import { describe, expect, it } from 'vitest';
import type { Contract, DiffOptions } from './compare-contracts.ts';
import { absentContract, contractAdded, contractRemoved } from './contract-presence.ts';
import { loadContract } from './load-and-diff.ts';

const options: DiffOptions = {
  strict: false,
  compat: 'wire',
  contractName: 'shop',
  prefixes: { base: {}, revision: {} },
};

const SHOP = `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  /orders:
    get: { x-stability-level: beta, responses: { '200': { description: ok } } }
    post: { responses: { '200': { description: ok } } }
webhooks:
  paid:
    post: { responses: { '200': { description: ok } } }
`;

async function load(text: string): Promise<Contract> {
  const refuse = () => Promise.resolve({ ok: false, code: 'a', message: 'b', fix: 'c' } as const);
  const loaded = await loadContract({ uri: 'a.yaml', label: 'a.yaml', text }, refuse);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

describe('a contract on one side alone', () => {
  it('breaks with all its operations when it is gone', async () => {
    const { verdict, operations } = await contractRemoved(await load(SHOP), options);
    expect(verdict.findings).toHaveLength(1);
    expect(verdict.findings[0]).toMatchObject({
      rule: 'contract-removed',
      effect: 'breaking',
      severity: 'error',
      proof: 'exact',
      message: 'The contract "Shop" is gone, with 3 operations.',
      base: { pointer: '#/info', line: 2 },
      revision: null,
    });
    expect(verdict.findings[0]?.operations.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /orders',
      'POST /orders',
      'POST paid',
    ]);
    expect(verdict.summary).toMatchObject({ breaking: 1, recommendedBump: 'major' });
    expect([...operations].map(([key, { base, revision }]) => [key, base?.stability, revision])).toContainEqual([
      'GET /orders',
      'beta',
      null,
    ]);
  });

  it('hurts nobody when it is new', async () => {
    const { verdict } = await contractAdded(await load(SHOP), options);
    expect(verdict.findings).toHaveLength(1);
    expect(verdict.findings[0]).toMatchObject({
      rule: 'contract-added',
      effect: 'compatible',
      base: null,
      revision: { file: 'a.yaml', line: 2 },
    });
  });

  it('may have no operation at all', async () => {
    const { verdict } = await contractRemoved(await load('openapi: 3.1.0\n'), options);
    expect(verdict.findings[0]).toMatchObject({
      message: 'The contract "a.yaml" is gone, with 0 operations.',
      operations: [],
    });
  });

  it('has a fingerprint of its own in each contract', async () => {
    const contract = await load(SHOP);
    const [one, other] = await Promise.all([
      contractRemoved(contract, options),
      contractRemoved(contract, { ...options, contractName: 'other' }),
    ]);
    expect(one.verdict.findings[0]?.fingerprint).not.toBe(other.verdict.findings[0]?.fingerprint);
  });
});

describe('the side that has none', () => {
  it('has a name and no text', async () => {
    const absent = absentContract(await load(SHOP), 'gone.yaml');
    expect(absent).toMatchObject({ title: 'Shop', version: null });
    expect(absent.sources.entry).toMatchObject({ label: 'gone.yaml', text: '' });
    expect(absent.sources.entry.locate([['info']])).toEqual([]);
  });
});
