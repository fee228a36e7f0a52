import { describe, expect, it } from 'vitest';
import { fileTest } from './file-globs.ts';

describe('which files a contract means', () => {
  it.each<[files: string[], path: string, means: boolean]>([
    [['api/openapi.yaml'], 'api/openapi.yaml', true],
    [['./api/openapi.yaml'], 'api/openapi.yaml', true],
    [['api/openapi.yaml'], 'x/api/openapi.yaml', false],
    [['*.yaml'], 'a.yaml', true],
    [['*.yaml'], 'b/a.yaml', false],
    [['services/*/openapi.{yaml,json}'], 'services/a/openapi.json', true],
    [['services/*/openapi.yaml'], 'services/a/b/openapi.yaml', false],
    [['services/**/openapi.yaml'], 'services/openapi.yaml', true],
    [['services/**/openapi.yaml'], 'services/a/b/openapi.yaml', true],
    [['api/'], 'api/parts/order.json', true],
    [['api/'], 'api/readme.md', false],
    [['**/*.yaml', '!drafts/**'], 'drafts/a.yaml', false],
    [['!drafts/**', '**/*.yaml'], 'drafts/a.yaml', false],
    [['**/*.yaml'], 'node_modules/x/a.yaml', false],
    [['node_modules/x/a.yaml'], 'node_modules/x/a.yaml', true],
    [['**/*.yaml'], '.hidden/a.yaml', false],
    [['.github/**/*.yaml'], '.github/a.yaml', true],
  ])('%j, %s: %s', (files, path, means) => {
    expect(fileTest(files)(path)).toBe(means);
  });
});
