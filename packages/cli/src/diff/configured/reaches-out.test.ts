import { describe, expect, it } from 'vitest';
import { referencedFiles } from './reaches-out.ts';

describe('the files that a text refers to', () => {
  it.each<[text: string, files: string[] | null]>([
    ['', []],
    ['a: 1\n', []],
    ['$ref: "#/a"\n', []],
    ["$ref: '#/a'\n", []],
    ['{"$ref": "#/a"}', []],
    ['{"$ref":"#/a"}', []],
    ['{ $ref: b.yaml }', ['b.yaml']],
    ['$ref: b.yaml\n', ['b.yaml']],
    ['$ref: ./b.yaml#/a/b\n', ['./b.yaml']],
    ['"$ref": "../b.yaml#/a"', ['../b.yaml']],
    ['$ref : b.yaml', ['b.yaml']],
    ['$ref: b.yaml\n$ref: "b.yaml#/c"\n', ['b.yaml']],
    ['$dynamicRef: "#node"', []],
    ['$dynamicRef: b.json#node', ['b.json']],
    ['mapping: { dog: "#/a" }', []],
    // What only a reader can tell.
    ['mapping: { dog: dog.yaml }', null],
    ['$ref:\n  b.yaml', null],
    ['$ref: >-\n  b.yaml', null],
    ['$ref: &x b.yaml', null],
    ['$ref: *x', null],
    ['$ref: !!str b.yaml', null],
    ['? $ref\n: b.yaml', null],
    ['{"\\u0024ref": "b.yaml"}', null],
    ['"\\x24ref": b.yaml', null],
    ['{"$ref": "b\\u002eyaml"}', null],
    ['{"$ref": "b\\/c.yaml"}', null],
    ['&r $ref: "#/a"\n', null],
    ['*r : b.yaml', null],
    ['$id: https://example.com/\n$ref: b.yaml', null],
    ['$ref: https://example.com/b.yaml', null],
    ['$ref: b%20c.yaml', null],
    ['$ref: "b c.yaml"', null],
    ['$ref: b c.yaml', null],
    ['description: a $ref is a reference', null],
  ])('%j: %j', (text, files) => {
    expect(referencedFiles(text)).toEqual(files);
  });
});
