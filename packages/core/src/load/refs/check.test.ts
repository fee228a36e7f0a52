import { describe, expect, test } from 'vitest';
import { loadSet, spell } from '../../../../../test/support/load-files.ts';
import { checkReferences } from './check.ts';

describe('checkReferences', () => {
  test('lists what leads nowhere, turns in circles, or is no text', async () => {
    const set = await loadSet({
      'api.yaml': [
        'a: {$ref: "#/b"}',
        'b: {$ref: "#/c"}',
        'c: {$ref: "#/a"}',
        'd: {$ref: "#/d"}',
        'e: {$ref: "#/a"}',
        'f: {$ref: "#/none"}',
        'g: {$ref: 5}',
        'h: {properties: {$ref: {type: string}}}',
        'i: {items: {$ref: "#/i"}}',
        'j: {$dynamicRef: "#none"}',
        'k: {example: {$ref: "#/none"}}',
        '',
      ].join('\n'),
    });
    expect(checkReferences(set).map(spell)).toEqual([
      'api.yaml:1:11 warning ref-circular',
      'api.yaml:2:11 warning ref-circular',
      'api.yaml:3:11 warning ref-circular',
      'api.yaml:4:11 warning ref-circular',
      'api.yaml:6:11 warning ref-not-found',
      'api.yaml:10:18 warning ref-not-found',
      'api.yaml:7:11 warning ref-not-text',
    ]);
  });
});
