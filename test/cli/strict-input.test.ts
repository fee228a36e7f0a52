import { describe, expect, it } from 'vitest';
import { plainCopy } from '../../packages/cli/src/validate/plain-copy.ts';
import { fakeEngine } from './support/fake-engine.ts';
import { runIn } from './support/fake-io.ts';
import { contract, referring, scratch } from './support/scratch.ts';

const unwrapped = (text: string): string => text.replace(/\n\s+/g, ' ');
const schema =
  'components: { schemas: { A: { type: object, properties: { a: { $ref: "#/components/schemas/A" } } } } }\n';

const VALID: readonly (readonly [string, string])[] = [
  ['OpenAPI 3.0', contract(schema)],
  ['OpenAPI 3.1', contract(schema).replace('3.0.3', '3.1.0')],
  ['Swagger 2.0', 'swagger: "2.0"\ninfo: { title: a, version: "1" }\npaths: {}\n'],
  ['integers beyond 2^53', contract('x-big: 90071992547409930\n')],
  [
    'a reference in an example',
    contract('x-e: 1\n').replace(
      'paths: {}',
      'paths:\n  /a:\n    get:\n      responses:\n        "200":\n          description: ok\n          content: { application/json: { example: { $ref: missing.json } } }',
    ),
  ],
];

const INVALID: readonly (readonly [string, string, RegExp])[] = [
  [
    'no title',
    'openapi: 3.0.3\ninfo: { version: "1" }\npaths: {}\n',
    /bad\.yaml:2:1 .*#\/info must have required property 'title'/,
  ],
  [
    'no responses',
    contract().replace('paths: {}', 'paths:\n  /a:\n    get: {}'),
    /bad\.yaml:5:5.*#\/paths\/\/a\/get must have/,
  ],
  [
    'a wrong type in 3.1',
    contract().replace('3.0.3', '3.1.0').replace('paths: {}', 'paths: []'),
    /#\/paths must be object/,
  ],
  [
    'a path parameter that is not declared',
    'swagger: "2.0"\ninfo: { title: a, version: "1" }\npaths:\n  /a/{id}:\n    get: { responses: { 200: { description: ok } } }\n',
    /missing path parameter/,
  ],
];

describe('--strict-input', () => {
  it.each(VALID)('takes %s', async (_, text) => {
    const cwd = scratch({ 'a.yaml': text, 'b.yaml': text });
    expect(await runIn({ cwd }, 'diff', '--strict-input', 'a.yaml', 'b.yaml')).toMatchObject({ exit: 0, stderr: '' });
  });

  it.each(INVALID)('refuses %s', async (_, text, part) => {
    const cwd = scratch({ 'good.yaml': contract(), 'bad.yaml': text });
    const { exit, stdout, stderr } = await runIn({ cwd }, 'diff', '--strict-input', 'good.yaml', 'bad.yaml');
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain('error[strict-invalid]');
    expect(unwrapped(stderr)).toMatch(/Nothing was compared/);
    expect(unwrapped(stderr)).toMatch(/also +good\.yaml was read without problems/);
    const [problem = '', place = ''] = /error\[strict-invalid\] +([\s\S]*?)\n\n +(\S+)/.exec(stderr)?.slice(1) ?? [];
    expect(`${place} ${unwrapped(problem)}`).toMatch(part);
  });

  it.each(INVALID)('without it, %s is compared all the same', async (_, text) => {
    const cwd = scratch({ 'good.yaml': contract(), 'bad.yaml': text });
    expect(await runIn({ cwd }, 'diff', 'good.yaml', 'bad.yaml')).toMatchObject({ exit: 0 });
  });

  it('says of a version that no validator knows that only our own checks were made', async () => {
    const text = contract().replace('3.0.3', '3.0.9');
    const cwd = scratch({ 'a.yaml': text, 'b.yaml': text });
    const { exit, stderr } = await runIn({ cwd }, 'diff', '--strict-input', 'a.yaml', 'b.yaml');
    expect(exit).toBe(0);
    expect(stderr).toMatch(/^a\.yaml {2}strict-not-checked {2}No validator is known for OpenAPI 3\.0\.9/);
  });

  it('turns the warnings of reading into errors', async () => {
    const cwd = scratch({
      'a.json': '{"openapi":"3.0.3","info":{"title":"a","version":"1","version":"2"},"paths":{}}',
      'b.yaml': contract(),
    });
    expect(await runIn({ cwd }, 'diff', 'a.json', 'b.yaml')).toMatchObject({ exit: 0 });
    const { exit, stderr } = await runIn({ cwd }, 'diff', '--strict-input', 'a.json', 'b.yaml');
    expect(exit).toBe(2);
    expect(stderr).toContain('error[json-duplicate-key]');
  });

  it('turns the warnings of comparing into errors', async () => {
    const cwd = scratch({ 'a.yaml': contract(), 'b.yaml': contract() });
    const notice = { severity: 'warning', code: 'ref-not-found', message: 'm', fix: 'f', file: 'b.yaml' } as const;
    const given = { cwd, engine: fakeEngine({ severities: ['error'], notices: [notice] }) };
    const { exit, stdout, stderr } = await runIn(given, 'diff', '--strict-input', 'a.yaml', 'b.yaml');
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain('error[ref-not-found]');
  });

  it('a keyword of another version is a warning, and an error with it', async () => {
    const text = (maxLength: number) => `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  /a:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: string
              nullable: true
              maxLength: ${maxLength}
      responses: { '200': { description: ok } }
`;
    const given = { cwd: scratch({ 'a.yaml': text(9), 'b.yaml': text(10) }), engine: 'real' } as const;
    const { exit, stderr } = await runIn(given, 'diff', 'a.yaml', 'b.yaml');
    expect(exit).toBe(0);
    expect(unwrapped(stderr)).toMatch(
      /^a\.yaml:11:15 {2}keyword-of-earlier-version {2}"nullable" ended .* It is ignored\./,
    );
    const strict = await runIn(given, 'diff', '--strict-input', 'a.yaml', 'b.yaml');
    expect({ exit: strict.exit, stdout: strict.stdout }).toEqual({ exit: 2, stdout: '' });
    expect(strict.stderr).toContain('error[keyword-of-earlier-version]');
  });

  it('refuses references that lead nowhere, also where no comparison looks', async () => {
    const text = contract(schema.replace('$ref: "#/components/schemas/A"', '$ref: "#/components/schemas/Z"'));
    const cwd = scratch({ 'a.yaml': text, 'b.yaml': text });
    expect(await runIn({ cwd }, 'diff', 'a.yaml', 'b.yaml')).toMatchObject({ exit: 0, stderr: '' });
    const { exit, stderr } = await runIn({ cwd }, 'diff', '--strict-input', 'a.yaml', 'b.yaml');
    expect(exit).toBe(2);
    expect(stderr).toContain('error[ref-not-found]');
    expect(stderr).toMatch(/a\.yaml:4:\d+/);
  });

  it('the validator opens no file itself', async () => {
    const cwd = scratch({
      'a.yaml': referring('item.yaml'),
      'item.yaml': 'get: { responses: { 200: { $ref: "#/x" } } }\nx: { description: ok }\n',
      'b.yaml': contract(),
    });
    expect(await runIn({ cwd }, 'diff', '--strict-input', 'a.yaml', 'b.yaml')).toMatchObject({ exit: 0, stderr: '' });
  });
});

describe('the copy for the validator', () => {
  it('shares nothing, has no bigint, and keeps odd members', () => {
    const original = { list: [{ big: 2n ** 60n }], ['__proto__']: { a: 1 }, nothing: null };
    const copy = plainCopy(JSON.parse('{"__proto__":{"a":1},"list":[{"b":1}],"nothing":null}')) as typeof original;
    expect(Object.keys(copy)).toEqual(['__proto__', 'list', 'nothing']);
    expect(plainCopy(original)).toMatchObject({ list: [{ big: 2 ** 60 }] });
    expect((plainCopy(original) as typeof original).list).not.toBe(original.list);
    expect(({} as { a?: number }).a).toBeUndefined();
  });
});
