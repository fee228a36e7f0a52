import { expect } from 'vitest';
import { type HostileDocument, json, reads, yaml } from '../document.ts';

/** References that lead nowhere, round and round, or where nobody may look. */

function several(
  name: string,
  outcome: HostileDocument['outcome'],
  files: Readonly<Record<string, string>>,
): HostileDocument {
  return { name, files: () => files, outcome };
}

const operation = (schema: string) =>
  `/a: {get: {responses: {'200': {description: d, content: {application/json: {schema: ${schema}}}}}}}\n`;

/** A contract whose one response has this schema. */
const responding = (schema: string, extra = '') =>
  `openapi: 3.1.0\ninfo: {title: Hostile, version: '1'}\npaths:\n  ${operation(schema)}${extra}`;

const forbidden = (ref: string, code: string): HostileDocument =>
  several(`a reference to ${ref}`, { refused: code }, { 'api.yaml': responding(`{$ref: ${JSON.stringify(ref)}}`) });

const isContract = (value: Record<string, unknown>) => expect(value.openapi).toBe('3.1.0');

const CHAIN = Array.from(
  { length: 2_000 },
  (_, index) => `    S${index}: {$ref: '#/components/schemas/S${index + 1}'}\n`,
).join('');

export const REFERENCES: readonly HostileDocument[] = [
  forbidden('/etc/passwd', 'ref-outside-root'),
  forbidden('../../../../etc/passwd', 'ref-outside-root'),
  forbidden('%2e%2e/%2e%2e/etc/passwd', 'ref-outside-root'),
  forbidden('a/../../../etc/passwd', 'ref-outside-root'),
  forbidden('file:///etc/passwd', 'ref-outside-root'),
  forbidden('http://169.254.169.254/latest/meta-data', 'remote-refused'),
  forbidden('https://example.com/a.yaml', 'remote-refused'),
  forbidden('//example.com/a.yaml', 'remote-refused'),
  forbidden('data:application/json,{}', 'ref-unsupported'),
  forbidden('missing.yaml', 'file-not-found'),
  several(
    'a discriminator that maps to a system file',
    { refused: 'ref-outside-root' },
    {
      'api.yaml': responding(
        "{type: object, discriminator: {propertyName: kind, mapping: {a: '../../../etc/secrets.yaml'}}}",
      ),
    },
  ),
  several(
    'a file behind a file that may not be read',
    { refused: 'ref-outside-root' },
    {
      'api.yaml': responding('{$ref: parts/b.yaml}'),
      'parts/b.yaml': '$ref: ../../outside.yaml\n',
    },
  ),
  several(
    'a broken file behind a reference',
    { refused: 'yaml-duplicate-key' },
    {
      'api.yaml': responding('{$ref: b.yaml}'),
      'b.yaml': 'type: object\ntype: object\n',
    },
  ),
  several(
    'an empty file behind a reference',
    { refused: 'document-empty' },
    {
      'api.yaml': responding('{$ref: b.yaml}'),
      'b.yaml': '',
    },
  ),
  several(
    'two files that only refer to each other',
    { reads: isContract },
    {
      'api.yaml': responding('{$ref: b.yaml}'),
      'b.yaml': '$ref: c.yaml\n',
      'c.yaml': '$ref: b.yaml\n',
    },
  ),
  several(
    'a file that refers to the whole entry',
    { reads: isContract },
    {
      'api.yaml': responding('{$ref: b.yaml}'),
      'b.yaml': 'properties: {all: {$ref: api.yaml}}\n',
    },
  ),
  reads(
    'a circle of references',
    () =>
      responding(
        "{$ref: '#/components/schemas/A'}",
        "components:\n  schemas:\n    A: {$ref: '#/components/schemas/B'}\n    B: {$ref: '#/components/schemas/C'}\n    C: {$ref: '#/components/schemas/A'}\n",
      ),
    isContract,
  ),
  reads(
    'a reference to itself',
    () =>
      responding("{$ref: '#/components/schemas/A'}", "components: {schemas: {A: {$ref: '#/components/schemas/A'}}}\n"),
    isContract,
  ),
  reads(
    'a circle through allOf',
    () =>
      responding(
        "{$ref: '#/components/schemas/A'}",
        "components: {schemas: {A: {allOf: [{$ref: '#/components/schemas/A'}]}}}\n",
      ),
    isContract,
  ),
  reads(
    'a path item that is itself',
    () => json('"x-a": 1').replace('"paths": {}', '"paths": {"/a": {"$ref": "#/paths/~1a"}}'),
    isContract,
  ),
  reads(
    'a chain of two thousand references',
    () =>
      responding("{$ref: '#/components/schemas/S0'}", `components:\n  schemas:\n${CHAIN}    S2000: {type: string}\n`),
    isContract,
  ),
  reads('a reference to nowhere', () => responding("{$ref: '#/components/schemas/None'}"), isContract),
  reads('a reference into a text', () => responding("{$ref: '#/info/title/0'}"), isContract),
  reads(
    'a reference to a member that every object has',
    () => responding("{$ref: '#/constructor/prototype'}"),
    isContract,
  ),
  reads('a reference with broken escapes', () => responding("{$ref: '#/components/%zz/~9'}"), isContract),
  reads(
    'a reference through itself',
    () =>
      responding(
        "{$ref: '#/components/schemas/A/x/x/x'}",
        "components: {schemas: {A: {$ref: '#/components/schemas/A/x'}}}\n",
      ),
    isContract,
  ),
  reads(
    'references that are no texts',
    () => responding('{$ref: 5}', 'components: {schemas: {A: {$ref: null}, B: {$ref: [1]}, C: {$ref: {}}}}\n'),
    isContract,
  ),
  reads('a reference of a million characters', () => responding(`{$ref: '#/${'a/'.repeat(500_000)}'}`), isContract),
  reads(
    'forbidden references inside an example',
    () => yaml("components: {examples: {a: {value: {$ref: '/etc/passwd'}}}}\nx-b: {$ref: 'http://localhost/'}\n"),
    isContract,
  ),
];
