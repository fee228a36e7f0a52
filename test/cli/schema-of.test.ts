import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { SCHEMA_NAMES, type SchemaName } from '../../packages/cli/src/command-line/command.ts';
import { repository } from '../support/contract-files.ts';
import { runIn } from './support/fake-io.ts';
import { scratch } from './support/scratch.ts';

/** Where each is published. */
const FILES: Readonly<Record<SchemaName, string>> = {
  json: 'verdict',
  ndjson: 'ndjson',
  'schema-json': 'schema-verdict',
  config: 'config',
  waivers: 'waivers',
};

async function schemaOf(name: SchemaName): Promise<{ readonly $schema: string }> {
  return JSON.parse((await runIn({}, 'schema-of', name)).stdout) as { $schema: string };
}

function accepts(schema: { readonly $schema: string }, value: unknown): boolean {
  const options = { allowUnionTypes: true };
  const ajv = schema.$schema.includes('2020-12') ? new Ajv2020(options) : new Ajv(options);
  return ajv.compile(schema)(value);
}

const OLD = `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  /orders: { get: { responses: { '200': { description: ok } } } }
`;
const files = { 'old.yaml': OLD, 'new.yaml': OLD.replace('/orders', '/offers') };

describe('contract-check schema-of', () => {
  test.each(SCHEMA_NAMES)('%s prints what docs/ publishes', async (name) => {
    const { exit, stdout } = await runIn({}, 'schema-of', name);
    expect(exit).toBe(0);
    expect(stdout).toBe(readFileSync(join(repository, 'docs', `${FILES[name]}.schema.json`), 'utf8'));
  });

  test('describes what the command prints', async () => {
    const printed = async (format: string) =>
      (await runIn({ cwd: scratch(files), engine: 'real' }, 'diff', '--format', format, 'old.yaml', 'new.yaml')).stdout;
    const json: unknown = JSON.parse(await printed('json'));
    const lines = (await printed('ndjson')).trimEnd().split('\n');
    expect(accepts(await schemaOf('json'), json)).toBe(true);
    expect(lines.length).toBe(3);
    for (const line of lines) expect(accepts(await schemaOf('ndjson'), JSON.parse(line))).toBe(true);
    expect(accepts(await schemaOf('ndjson'), json)).toBe(false);
    expect(accepts(await schemaOf('waivers'), json)).toBe(false);
  });

  test('names its choices when there is no such schema', async () => {
    const { exit, stderr } = await runIn({}, 'schema-of', 'pdf');
    expect(exit).toBe(2);
    for (const name of SCHEMA_NAMES) expect(stderr).toContain(name);
  });
});
