import { describe, expect, it } from 'vitest';
import type { Contract, DiffOptions } from './compare-contracts.ts';
import { diffContracts, loadContract } from './load-and-diff.ts';

const options: DiffOptions = { strict: false, compat: 'wire', contractName: '', prefixes: { base: {}, revision: {} } };
const refuse = () =>
  Promise.resolve({ ok: false, code: 'file-not-found', message: 'One file.', fix: 'None.' } as const);

async function load(value: unknown): Promise<Contract> {
  const loaded = await loadContract({ uri: 'api.json', label: 'api.json', text: JSON.stringify(value) }, refuse);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

const get = { responses: { 200: { description: 'Done' } } };

describe('loading', () => {
  it.each([
    [{ openapi: '3.1.0', info: { title: 'Shop', version: '1.2.0' } }, 'Shop', '1.2.0', 'OpenAPI 3.1'],
    [{ openapi: '3.0.3', info: { version: 1.1 } }, 'api.json', '1.1', 'OpenAPI 3.0'],
    [{ swagger: '2.0', info: { title: 7, version: null } }, 'api.json', null, 'Swagger 2.0'],
  ])('%j', async (value, title, version, specification) => {
    expect(await load(value)).toMatchObject({ kind: 'openapi', title, version, specification });
  });

  it('refuses what is no contract', async () => {
    const loaded = await loadContract({ uri: 'a', label: 'a', text: '{"a": 1}' }, refuse);
    expect(loaded.ok ? [] : loaded.error.map(({ code }) => code)).toEqual(['not-a-contract']);
  });
});

describe('comparing', () => {
  it('puts the worst first', async () => {
    const base = await load({
      openapi: '3.1.0',
      paths: { '/z': { get }, '/b': { get: { ...get, operationId: 'b' } } },
    });
    const revision = await load({
      openapi: '3.1.0',
      paths: { '/a': { get }, '/b': { get: { ...get, operationId: 'c' } } },
    });
    const { verdict } = await diffContracts(base, revision, options);
    expect(verdict.findings.map(({ rule, effect, cause }) => [rule, effect, cause])).toEqual([
      ['operation-removed', 'breaking', 'c1'],
      ['operation-added', 'compatible', 'c2'],
      ['operation-id-changed', 'compatible', 'c3'],
    ]);
    expect(verdict.summary).toMatchObject({ breaking: 1, compatible: 2, recommendedBump: 'major' });
  });

  it('warns of references that lead nowhere, on either side', async () => {
    const bad = (name: string) => ({
      openapi: '3.1.0',
      paths: { '/a': { get: { responses: { 200: { $ref: `#/${name}` } } } } },
    });
    const { notices } = await diffContracts(await load(bad('x')), await load(bad('y')), options);
    expect(notices.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning ref-not-found',
      'warning ref-not-found',
    ]);
  });

  it('refuses kinds that do not belong together: a bug of the caller', async () => {
    const contract = await load({ openapi: '3.1.0' });
    await expect(diffContracts({ ...contract, kind: 'other' }, contract, options)).rejects.toThrow('cannot compare');
  });
});
