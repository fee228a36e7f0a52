import { describe, expect, it } from 'vitest';
import { contractNames, varyingPart } from './contract-names.ts';

describe('what a glob stands for', () => {
  it.each<[files: string[], path: string, part: string]>([
    [['services/*/openapi.yaml'], 'services/orders/openapi.yaml', 'orders'],
    [['services/**/openapi.yaml'], 'services/a/b/openapi.yaml', 'a/b'],
    [['services/*/v?/openapi.yaml'], 'services/orders/v1/openapi.yaml', 'orders/v1'],
    [['apis/*.yaml'], 'apis/orders.yaml', 'orders'],
    [['apis/*.{yaml,json}'], 'apis/orders.json', 'orders'],
    [['apis/'], 'apis/shop/orders.yml', 'shop/orders'],
    [['**/openapi.yaml'], 'a/b/openapi.yaml', 'a/b'],
    [['one.yaml', 'apis/*.yaml'], 'one.yaml', 'one.yaml'],
    [['old/*.yaml', 'new/*.yaml'], 'new/a.yaml', 'a'],
  ])('%j, %s: %s', (files, path, part) => {
    expect(varyingPart(files, path)).toBe(part);
  });
});

describe('names of contracts', () => {
  const names = (name: string, files: readonly string[], paths: readonly string[]) => [
    ...contractNames(name, files, paths).values(),
  ];

  it('are as configured for a single file', () => {
    expect(names('orders', ['api/openapi.yaml'], ['api/openapi.yaml'])).toEqual(['orders']);
  });

  it('have the varying part put in', () => {
    const paths = ['s/a/openapi.yaml', 's/b/openapi.yaml'];
    expect(names('{name}', ['s/*/openapi.yaml'], paths)).toEqual(['a', 'b']);
    expect(names('api-{name}', ['s/*/openapi.yaml'], paths)).toEqual(['api-a', 'api-b']);
    expect(names('api', ['s/*/openapi.yaml'], paths)).toEqual(['api/a', 'api/b']);
  });

  it('stay apart where the varying part does not tell them apart', () => {
    const paths = ['a.json', 'a.yaml', 'b.yaml'];
    expect(names('{name}', ['*.{json,yaml}'], paths)).toEqual(['a.json', 'a.yaml', 'b']);
  });
});
