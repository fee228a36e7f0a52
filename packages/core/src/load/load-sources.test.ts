import { describe, expect, test } from 'vitest';
import type { InputProblem } from './input-problem.ts';
import { MAX_FILES } from './limits.ts';
import { loadSources } from './load-sources.ts';
import { checkReferences } from './refs/check.ts';
import { SourceNode } from './source-node.ts';
import type { ReadResource, SourceSet } from './source-set.ts';

type Files = Readonly<Record<string, string>>;

function reader(files: Files): { read: ReadResource; asked: string[] } {
  const asked: string[] = [];
  const read: ReadResource = (uri) => {
    asked.push(uri);
    const text = Object.hasOwn(files, uri) ? files[uri] : undefined;
    if (text !== undefined) return Promise.resolve({ ok: true, text, label: `contracts/${uri}` });
    return Promise.resolve({ ok: false, code: 'file-not-found', message: `There is no ${uri}.`, fix: 'Add it.' });
  };
  return { read, asked };
}

async function load(files: Files) {
  const { read, asked } = reader(files);
  const text = files['api.yaml'] ?? '';
  return { result: await loadSources({ uri: 'api.yaml', label: 'api.yaml', text }, read), asked };
}

async function loadSet(files: Files): Promise<SourceSet> {
  const { result } = await load(files);
  if (!result.ok) throw new Error(result.error.map(spell).join('\n'));
  return result.value;
}

function spell({ file, line, column, severity, code }: InputProblem): string {
  return `${file}:${line}:${column} ${severity} ${code}`;
}

/** The value that the reference at a slash-separated place of the entry (or of `file`) names. */
function follow(set: SourceSet, place: string, file = 'api.yaml'): unknown {
  const document = set.documents.get(file);
  const holder = document === undefined ? undefined : SourceNode.root(document).at(place.split('/'));
  const ref = (holder?.value as { $ref?: string } | undefined)?.$ref;
  return holder === undefined || ref === undefined ? 'no reference here' : set.resolve(holder, ref)?.value;
}

describe('one file', () => {
  test('asks for nothing and walks nothing', async () => {
    const { result, asked } = await load({ 'api.yaml': 'a: {$ref: "#/b"}\nb: {$ref: "#/nowhere"}\n' });
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
    const { asked } = await load({
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
});

describe('several files', () => {
  const FILES: Files = {
    'api.yaml': 'paths:\n  /pets:\n    $ref: paths/pets.yaml#/list\ncomponents: {schemas: {Id: {type: string}}}\n',
    'paths/pets.yaml':
      'list:\n  schema: {$ref: "../schemas/pet.json"}\n  id: {$ref: "../api.yaml#/components/schemas/Id"}\n',
    'schemas/pet.json': '{"properties": {"parent": {"$ref": "pet.json"}, "toys": {"$ref": "./toy.json#/Toy"}}}',
    'schemas/toy.json': '{"Toy": {"properties": {"owner": {"$ref": "pet.json#"}}}}',
  };

  test('each is read once, through circles and up the tree', async () => {
    const { result, asked } = await load(FILES);
    expect(asked).toEqual(['paths/pets.yaml', 'schemas/pet.json', 'schemas/toy.json']);
    if (!result.ok) throw new Error('refused');
    const set = result.value;
    expect([...set.documents.keys()]).toEqual(['api.yaml', ...asked]);
    expect([...set.documents.values()].map(({ label }) => label).slice(0, 2)).toEqual([
      'api.yaml',
      'contracts/paths/pets.yaml',
    ]);
    expect(follow(set, 'list/id', 'paths/pets.yaml')).toEqual({ type: 'string' });
    expect(follow(set, 'Toy/properties/owner', 'schemas/toy.json')).toBe(set.documents.get('schemas/pet.json')?.value);
    expect(set.notices).toEqual([]);
  });

  test('references in data are not followed; those in odd names are', async () => {
    const { asked } = await load({
      'api.yaml': JSON.stringify({
        example: { $ref: 'no1.yaml' },
        examples: {
          one: { $ref: 'yes1.yaml' },
          two: { value: { $ref: 'no2.yaml' } },
          'application/json': { $ref: 'no3.yaml' },
        },
        list: {
          examples: [{ $ref: 'no4.yaml' }],
          enum: [{ $ref: 'no5.yaml' }],
          const: { $ref: 'no6.yaml' },
          default: { $ref: 'no7.yaml' },
        },
        'x-more': { $ref: 'no8.yaml' },
        properties: {
          example: { $ref: 'yes2.yaml' },
          default: { $ref: 'yes3.yaml' },
          'x-y': { $ref: 'yes4.yaml' },
          $ref: { type: 'string' },
        },
        responses: { default: { $ref: 'yes5.yaml' }, 'x-internal': { $ref: 'no9.yaml' } },
        description: { $ref: 'intro.md' },
        discriminator: { propertyName: 'kind', mapping: { dog: 'yes6.yaml', cat: '#/cat', cow: 'Cow' } },
        items: [{ $dynamicRef: 'yes7.yaml#node' }],
      }),
    });
    expect(asked).toEqual(['yes1.yaml', 'yes2.yaml', 'yes3.yaml', 'yes4.yaml', 'yes5.yaml', 'yes6.yaml', 'yes7.yaml']);
  });

  test('a mapping alone leads to files too', async () => {
    const { asked } = await load({
      'api.yaml': 'discriminator:\n  propertyName: kind\n  mapping:\n    dog: ./dog.yaml\n',
    });
    expect(asked).toEqual(['dog.yaml']);
  });

  test('a refused file is an error at the reference, with the code of the reader', async () => {
    const { result, asked } = await load({
      'api.yaml': 'a:\n  $ref: ../../secret.yaml\nb:\n  $ref: /etc/passwd\nc:\n  $ref: ../../secret.yaml#/x\n',
    });
    expect(asked).toEqual(['../../secret.yaml', '/etc/passwd']);
    expect(result.ok ? [] : result.error.map(spell)).toEqual([
      'api.yaml:2:9 error file-not-found',
      'api.yaml:4:9 error file-not-found',
    ]);
  });

  test('all errors of all files are told', async () => {
    const { result } = await load({
      'api.yaml': 'a: {$ref: b.yaml}\nc: {$ref: d.json}\n',
      'b.yaml': 'x: 1\nx: 2\n',
      'd.json': '{"a": ',
    });
    expect(result.ok ? [] : result.error.map(spell)).toEqual([
      'contracts/b.yaml:2:1 error yaml-duplicate-key',
      'contracts/d.json:1:5 error json-truncated',
    ]);
  });

  test('references that lead nowhere are warned about where they stand', async () => {
    const set = await loadSet({
      'api.yaml': 'a: {$ref: "b.yaml#/no"}\nb: {$ref: "#/nope"}\n',
      'b.yaml': 'yes: {$ref: "api.yaml#/a"}\n',
    });
    expect(set.notices.map(spell)).toEqual([
      'api.yaml:1:11 warning ref-not-found',
      'api.yaml:2:11 warning ref-not-found',
    ]);
  });

  test('an address that a file gives as its identifier is not fetched', async () => {
    const { result, asked } = await load({
      'api.yaml': 'a: {$ref: "https://example.com/pet.json"}\nb: {$ref: schemas.yaml}\n',
      'schemas.yaml': 'pet:\n  $id: https://example.com/pet.json\n  const: 1\n',
    });
    expect(asked).toEqual(['schemas.yaml']);
    expect(result.ok && follow(result.value, 'a')).toMatchObject({ const: 1 });
  });

  test('a file beside a document with an identifier is found', async () => {
    const set = await loadSet({
      'api.yaml': '$id: https://example.com/api.yaml\na: {$ref: "pet.yaml#/x"}\n',
      'pet.yaml': 'x: 7\n',
    });
    expect(follow(set, 'a')).toBe(7);
  });

  test('too many files are refused', async () => {
    const files: Record<string, string> = {
      'api.yaml': `${Array.from({ length: MAX_FILES }, (_, index) => `- {$ref: f${index}.yaml}`).join('\n')}\n`,
    };
    const { result, asked } = await load(files);
    expect(asked).toEqual([]);
    expect(result.ok ? [] : result.error.map(spell)).toEqual(['api.yaml:1:10 error too-many-files']);
  });

  test('a chain of files may be long, but not endless', async () => {
    const asked: string[] = [];
    const read: ReadResource = (uri) => {
      asked.push(uri);
      return Promise.resolve({ ok: true, label: uri, text: `$ref: f${asked.length}.yaml\n` });
    };
    const result = await loadSources({ uri: 'api.yaml', label: 'api.yaml', text: '$ref: f0.yaml\n' }, read);
    expect(asked).toHaveLength(MAX_FILES - 1);
    expect(result.ok ? [] : result.error.map(({ code }) => code)).toEqual(['too-many-files']);
  });
});

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
