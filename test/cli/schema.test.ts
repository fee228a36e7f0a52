import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { runIn, type Surroundings } from './support/fake-io.ts';
import { loopback } from './support/loopback.ts';
import { repositoryOf, scratch, write } from './support/scratch.ts';

const schema = (more: object = {}) =>
  JSON.stringify({ type: 'object', properties: { sku: { type: 'string' } }, ...more });

const files = {
  'old.json': schema(),
  'same.yaml': 'type: object\nproperties:\n  sku:\n    type: string\n',
  'strict.json': '{\n  "type": "object",\n  "properties": { "sku": { "type": "string" } },\n  "required": ["sku"]\n}\n',
  'big.json': '{"type": "integer", "maximum": 9007199254740993}',
  'less.json': '{"type": "integer", "maximum": 9007199254740992}',
  'list.json': '[]',
  'api.yaml': 'openapi: 3.1.0\ninfo: {title: Shop, version: 1.0.0}\npaths: {}\n',
  'broken.json': '{"type": "object"\n "properties": {}}',
};

/** Runs the command with the real engine on these files. */
async function compare(argv: readonly string[], given: Surroundings = {}) {
  return runIn({ cwd: scratch(files), engine: 'real', ...given }, 'schema', ...argv);
}

describe('contract-check schema', () => {
  it.each([
    [['old.json', 'old.json'], 0],
    [['old.json', 'same.yaml', '--mode', 'full'], 0],
    [['old.json', 'strict.json'], 1],
    [['strict.json', 'old.json'], 0],
    [['old.json', 'strict.json', '--mode', 'forward'], 0],
    [['strict.json', 'old.json', '--mode', 'forward'], 1],
    [['strict.json', 'old.json', '--mode', 'full'], 1],
    [['old.json', 'strict.json', '--fail-on', 'never'], 0],
    [['big.json', 'less.json'], 0],
    [['big.json', 'less.json', '--fail-on', 'warning'], 1],
    [['less.json', 'big.json', '--fail-on', 'warning'], 0],
    [['old.json', 'missing.json'], 2],
    [['old.json', 'broken.json'], 2],
    [['old.json', 'list.json'], 2],
    [['old.json', 'api.yaml'], 2],
  ])('%j: exit %i', async (argv, exit) => {
    expect((await compare(argv)).exit).toBe(exit);
  });

  it('shows who breaks, where, and a value that proves it', async () => {
    const { exit, stdout, stderr } = await compare(['old.json', 'strict.json', '--mode', 'full']);
    expect({ exit, stderr }).toEqual({ exit: 1, stderr: '' });
    expect(stdout).toBe(`✖ old.json → strict.json: not fully compatible.

✖ BACKWARD  no
  The new schema rejects data that the old one accepts.

  strict.json:4:16
  3 │ "properties": { "sku": { "type": "string" } },
  4 │ "required": ["sku"]
    │              ^^^^^

  proof  accepted by old.json, rejected by strict.json: {}
  means  Who reads with the new schema fails on data that was written with the
         old one.

✔ FORWARD  yes, proven
  The old schema accepts everything that the new one accepts.

Failed: 1 error at or above --fail-on error (exit 1). 0.1 s
`);
  });

  it('says why it cannot decide, and shows what it found to the last digit', async () => {
    const { stdout } = await compare(['big.json', 'less.json']);
    expect(stdout).toMatch(/▲ BACKWARD {2}unknown/);
    expect(stdout).toMatch(
      /found {2}not confirmed: accepted by big\.json, rejected by less\.json:\n +9007199254740993\n/,
    );
    expect(stdout).toMatch(/reason a second validator cannot judge/);
    expect(stdout).toMatch(/Not decided; --fail-on warning fails on that\. Passed:/);
  });

  it('--format json is what the published schema says', async () => {
    const published = new URL('../../docs/schema-verdict.schema.json', import.meta.url);
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(readFileSync(published, 'utf8')));
    for (const argv of [
      ['old.json', 'strict.json'],
      ['big.json', 'less.json'],
      ['old.json', 'same.yaml'],
    ]) {
      const { stdout } = await compare([...argv, '--format', 'json', '--mode', 'full']);
      expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  it('--format markdown is a comment without the time', async () => {
    const { stdout } = await compare(['old.json', 'strict.json', '--format', 'markdown']);
    expect(stdout).toMatch(
      /^<!-- contract-check schema -->\n### ✖ old\.json → strict\.json: not backward compatible\n/,
    );
    expect(stdout).toMatch(/\(exit 1\)\.\*\*\n$/);
  });

  it('--quiet shows what fails alone', async () => {
    const { stdout } = await compare(['old.json', 'strict.json', '--mode', 'full', '--quiet']);
    expect(stdout).toBe(
      '✖ BACKWARD  no  strict.json:4:16  {}\nFailed: 1 error at or above --fail-on error (exit 1). 0.1 s\n',
    );
  });
});

describe('where schemas come from', () => {
  it('standard input', async () => {
    expect(await compare(['-', 'strict.json'], { stdin: schema() })).toMatchObject({ exit: 1, stderr: '' });
  });

  it('a Git revision, whatever the work tree holds', async () => {
    const cwd = repositoryOf({
      'order.json': schema({ required: ['sku'], allOf: [{ $ref: 'part.json' }] }),
      'part.json': '{}',
    });
    write(cwd, { 'order.json': schema(), 'part.json': 'false' });
    expect(await compare(['HEAD:order.json', 'order.json', '--mode', 'full'], { cwd })).toMatchObject({
      exit: 1,
      stderr: '',
    });
  });

  it('several files', async () => {
    const cwd = scratch({
      'v1/order.json': schema({ additionalProperties: { $ref: 'parts/part.yaml#/part' } }),
      'v1/parts/part.yaml': 'part: { $ref: "../../name.json" }\n',
      'v2/order.json': schema({ additionalProperties: { $ref: 'part.json' } }),
      'v2/part.json': '{\n  "type": "string",\n  "maxLength": 2\n}\n',
      'name.json': '{"type": "string", "maxLength": 3}',
    });
    const { exit, stdout } = await compare(['v1/order.json', 'v2/order.json', '--root', '.'], { cwd });
    expect(exit).toBe(1);
    expect(stdout).toMatch(/^ {2}v2\/part\.json:3:16$/m);
    expect(stdout).toMatch(/rejects #\/\w+$/m);
  });

  it('an address, if asked for', async () => {
    const { origin } = await loopback({ '/order.json': schema({ required: ['sku'] }) });
    const argv = [`${origin}/order.json`, 'old.json', '--mode', 'forward'];
    expect((await compare(argv)).stderr).toMatch(/remote-refused/);
    const fetched: Surroundings = { fetch: (url, init) => fetch(url, init) };
    expect(await compare([...argv, '--allow-remote'], fetched)).toMatchObject({ exit: 1, stderr: '' });
  });

  it('never from outside the folder', async () => {
    const cwd = scratch({ 'here/new.json': '{"$ref": "../secret.json"}', 'here/old.json': '{}', 'secret.json': '{}' });
    const { exit, stderr } = await compare(['here/old.json', 'here/new.json'], { cwd });
    expect(exit).toBe(2);
    expect(stderr).toMatch(/ref-outside-root/);
  });
});

describe('input errors and warnings', () => {
  it.each([
    ['broken.json', 'json-missing-comma', 'broken.json:2:2'],
    ['list.json', 'not-a-schema', 'list.json:1:1'],
    ['api.yaml', 'schema-is-contract', 'api.yaml:1:1'],
  ])('%s: %s', async (file, code, place) => {
    const { stdout, stderr } = await compare(['old.json', file]);
    expect(stdout).toBe('');
    expect(stderr).toContain(`error[${code}]`);
    expect(stderr).toContain(`\n  ${place}\n`);
    expect(stderr).toMatch(/also {3}old\.json was read without problems/);
    expect(stderr).toContain(`contract-check explain ${code}`);
  });

  it('a contract is sent to diff, a schema to schema', async () => {
    expect((await compare(['api.yaml', 'old.json'])).stderr).toContain('contract-check diff <old> <new>');
    const cwd = scratch({ 'new.json': '{"$schema": "http://json-schema.org/draft-07/schema#"}' });
    const { stderr } = await runIn({ cwd, engine: 'real' }, 'diff', 'new.json', 'new.json');
    expect(stderr).toContain('contract-check schema <old> <new>');
  });

  it('warnings are told once, on standard error, and not with --quiet', async () => {
    const cwd = scratch({ 'a.json': '{"$schema": "urn:mine", "$ref": "#/nope"}', 'b.json': '{"$defs": {}}' });
    const { exit, stdout, stderr } = await compare(['a.json', 'b.json', '--format', 'json'], { cwd });
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ answer: 'unknown' });
    expect(stderr.match(/^\S+ {2}\S+(?= {2})/gm)).toEqual([
      'a.json:1:13  schema-draft-unknown',
      'a.json:1:33  ref-not-found',
      'b.json:1:1  schema-demands-nothing',
    ]);
    expect((await compare(['a.json', 'b.json', '--quiet'], { cwd })).stderr).toBe('');
  });
});
