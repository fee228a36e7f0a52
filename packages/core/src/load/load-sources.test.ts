import { describe, expect, test } from 'vitest';
import { type Files, follow, loadFiles, loadSet, spell } from '../../../../test/support/load-files.ts';
import { MAX_FILES } from './limits.ts';
import { loadSources } from './load-sources.ts';
import type { ReadResource } from './source-set.ts';

describe('several files', () => {
  const FILES: Files = {
    'api.yaml': 'paths:\n  /pets:\n    $ref: paths/pets.yaml#/list\ncomponents: {schemas: {Id: {type: string}}}\n',
    'paths/pets.yaml':
      'list:\n  schema: {$ref: "../schemas/pet.json"}\n  id: {$ref: "../api.yaml#/components/schemas/Id"}\n',
    'schemas/pet.json': '{"properties": {"parent": {"$ref": "pet.json"}, "toys": {"$ref": "./toy.json#/Toy"}}}',
    'schemas/toy.json': '{"Toy": {"properties": {"owner": {"$ref": "pet.json#"}}}}',
  };

  test('each is read once, through circles and up the tree', async () => {
    const { result, asked } = await loadFiles(FILES);
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
    const { asked } = await loadFiles({
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
    const { asked } = await loadFiles({
      'api.yaml': 'discriminator:\n  propertyName: kind\n  mapping:\n    dog: ./dog.yaml\n',
    });
    expect(asked).toEqual(['dog.yaml']);
  });

  test('a refused file is an error at the reference, with the code of the reader', async () => {
    const { result, asked } = await loadFiles({
      'api.yaml': 'a:\n  $ref: ../../secret.yaml\nb:\n  $ref: /etc/passwd\nc:\n  $ref: ../../secret.yaml#/x\n',
    });
    expect(asked).toEqual(['../../secret.yaml', '/etc/passwd']);
    expect(result.ok ? [] : result.error.map(spell)).toEqual([
      'api.yaml:2:9 error file-not-found',
      'api.yaml:4:9 error file-not-found',
    ]);
  });

  test('all errors of all files are told', async () => {
    const { result } = await loadFiles({
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
    const { result, asked } = await loadFiles({
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
    const { result, asked } = await loadFiles(files);
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
