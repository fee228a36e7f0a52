import { describe, expect, test } from 'vitest';
import { follow, loadFiles, loadSet } from '../../../../../test/support/load-files.ts';
import { SourceNode } from '../source-node.ts';

describe('one file', () => {
  test('asks for nothing and walks nothing', async () => {
    const { result, asked } = await loadFiles({ 'api.yaml': 'a: {$ref: "#/b"}\nb: {$ref: "#/nowhere"}\n' });
    expect(asked).toEqual([]);
    expect(result.ok && result.value.notices).toEqual([]);
  });

  test.each<[string, string, unknown]>([
    ['a pointer', '#/c/schemas/Pet', { type: 'object', allOf: [{ title: 'first' }] }],
    ['an odd place', '#/c/schemas/Pet/allOf/0', { title: 'first' }],
    ['a name with a space', '#/c/schemas/My Pet', 1],
    ['a name with an encoded space', '#/c/schemas/My%20Pet', 1],
    ['a name with a slash and a tilde', '#/c/schemas/a~1b~0c', 2],
    ['an encoded template', '#/c/schemas/%7Bid%7D', 3],
    ['a template as it is', '#/c/schemas/{id}', 3],
    ['a percent sign', '#/c/schemas/50%', 4],
    ['a percent sign that looks like an escape', '#/c/schemas/%41', 5],
    ['the document', '#', 'root'],
    ['the own file by name', 'api.yaml#/c/schemas/a~1b~0c', 2],
    ['a place behind a reference', '#/via/allOf/0/title', 'first'],
    ['nothing', '#/c/schemas/Missing', undefined],
    ['a member of a text', '#/c/schemas/My Pet/length', undefined],
    ['the length of a list', '#/c/schemas/Pet/allOf/length', undefined],
    ['a member that every object has', '#/c/schemas/toString', undefined],
    ['an unknown anchor', '#Pet', undefined],
    ['a circle inside the way', '#/loop/x', undefined],
    ['the empty name', '#/', 6],
  ])('%s', async (_name, ref, expected) => {
    const set = await loadSet({
      'api.yaml': JSON.stringify({
        from: { $ref: ref },
        via: { $ref: '#/c/schemas/Pet' },
        loop: { $ref: '#/loop/y' },
        '': 6,
        c: {
          schemas: {
            Pet: { type: 'object', allOf: [{ title: 'first' }] },
            'My Pet': 1,
            'a/b~c': 2,
            '{id}': 3,
            '50%': 4,
            '%41': 5,
          },
        },
      }),
    });
    const found = follow(set, 'from');
    expect(found === set.entry.value ? 'root' : found).toEqual(expected);
  });

  test('the same reference gives the same node', async () => {
    const set = await loadSet({ 'api.yaml': 'a: {$ref: "#/b"}\nb: {}\n' });
    const root = SourceNode.root(set.entry);
    const [first, second] = [root, root.child('a') as SourceNode].map((from) => set.resolve(from, '#/b'));
    expect(first).toBeDefined();
    expect(first).toBe(second);
  });

  test('an identifier in an example names nothing', async () => {
    const { asked } = await loadFiles({
      'api.yaml':
        '$id: https://example.com/root.json\nexample: {$id: "https://example.com/fake.json"}\na: {$ref: fake.json}\n',
    });
    expect(asked).toEqual(['fake.json']);
  });

  test('identifiers and anchors', async () => {
    const set = await loadSet({
      'api.yaml': JSON.stringify({
        $id: 'https://example.com/root.json',
        $defs: {
          pet: {
            $id: 'pets/pet.json',
            $anchor: 'self',
            $defs: { name: { const: 'inner' } },
            a: { $ref: '#/$defs/name' },
            b: { $ref: '#self' },
            c: { $ref: '#/$defs/toy' },
          },
          toy: { $anchor: 'toy', const: 'toy' },
          tree: { $dynamicAnchor: 'node', const: 'tree' },
          old: { $id: '#old', const: 'old' },
        },
        byId: { $ref: 'pets/pet.json#/$defs/name' },
        byUrl: { $ref: 'https://example.com/pets/pet.json#self' },
        byAnchor: { $ref: '#toy' },
        byOldAnchor: { $ref: '#old' },
        otherScope: { $ref: '#self' },
      }),
    });
    const pet = SourceNode.root(set.entry).at(['$defs', 'pet'])?.value;
    expect(follow(set, '$defs/pet/a')).toEqual({ const: 'inner' });
    expect(follow(set, '$defs/pet/b')).toBe(pet);
    expect(follow(set, '$defs/pet/c')).toEqual({ $anchor: 'toy', const: 'toy' });
    expect(follow(set, 'byId')).toEqual({ const: 'inner' });
    expect(follow(set, 'byUrl')).toBe(pet);
    expect(follow(set, 'byAnchor')).toEqual({ $anchor: 'toy', const: 'toy' });
    expect(follow(set, 'byOldAnchor')).toEqual({ $id: '#old', const: 'old' });
    expect(follow(set, 'otherScope')).toBeUndefined();
    expect(set.resolveDynamic(SourceNode.root(set.entry), '#node')?.value).toEqual({
      $dynamicAnchor: 'node',
      const: 'tree',
    });
    expect(set.resolveDynamic(SourceNode.root(set.entry), '#nothing')).toBeUndefined();
  });

  test('draft 4 calls its identifiers "id", others do not', async () => {
    const document = (draft: string) => ({
      'api.yaml': JSON.stringify({
        $schema: `http://json-schema.org/${draft}/schema#`,
        id: 'https://example.com/root.json',
        properties: { id: { title: 'a property' } },
        definitions: { pet: { id: 'pets/pet.json', title: 'inner' }, old: { id: '#old', title: 'old' } },
        byId: { $ref: 'pets/pet.json' },
        byAnchor: { $ref: '#old' },
        byUrl: { $ref: 'https://example.com/root.json' },
      }),
    });
    const set = await loadSet(document('draft-04'));
    expect(follow(set, 'byId')).toMatchObject({ title: 'inner' });
    expect(follow(set, 'byAnchor')).toMatchObject({ title: 'old' });
    expect(follow(set, 'byUrl')).toBe(set.entry.value);
    const later = await loadFiles(document('draft-07'));
    expect(later.asked).toEqual(['pets/pet.json', 'https://example.com/root.json']);
  });
});
