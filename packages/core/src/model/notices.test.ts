import { describe, expect, it } from 'vitest';
import type { Contract, DiffOptions } from '../compare-contracts.ts';
import { diffContracts, loadContract } from '../load-and-diff.ts';
import type { Dialect } from './dialect.ts';
import { foreignKeywords } from './foreign-keywords.ts';

const options: DiffOptions = { strict: false, compat: 'wire', contractName: '', prefixes: { base: {}, revision: {} } };

type Members = Readonly<Record<string, unknown>>;

async function load(text: string, label = 'api.json'): Promise<Contract> {
  const loaded = await loadContract({ uri: label, label, text }, () =>
    Promise.resolve({ ok: false, code: 'file-not-found', message: 'One file.', fix: 'None.' }),
  );
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

/** A contract of that version whose one request body is `schema`. */
function contractOf(schema: unknown, dialect: Dialect): string {
  const responses = { 200: { description: 'Done' } };
  if (dialect === '2.0') {
    const parameters = [{ in: 'body', name: 'body', schema }];
    return JSON.stringify({ swagger: '2.0', paths: { '/a': { post: { parameters, responses } } } });
  }
  const requestBody = { content: { 'application/json': { schema } } };
  return JSON.stringify({ openapi: `${dialect}.0`, paths: { '/a': { post: { requestBody, responses } } } });
}

/** The rules of the findings and the first words of the notices. */
async function compare(base: unknown, revision: unknown, dialect: Dialect) {
  const sides = [await load(contractOf(base, dialect)), await load(contractOf(revision, dialect))] as const;
  const { verdict, notices } = await diffContracts(...sides, options);
  return {
    rules: verdict.findings.map(({ rule }) => rule),
    notices: [...new Set(notices.map(({ code, message }) => `${code}: ${message.split(/ (?:came|ended) /)[0]}`))],
  };
}

const inProperty = (schema: Members) => ({ type: 'object', properties: { a: { type: 'string', ...schema } } });
const either = [
  { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
  { type: 'object', required: ['b'], properties: { b: { type: 'string' } } },
];
const named = (propertyName: string) => ({ type: 'object', required: ['a', 'b'], discriminator: { propertyName } });

const conditional = (branch: 'then' | 'else') => ({ type: 'string', if: { minLength: 2 }, [branch]: { pattern: 'a' } });

/** Two schemas that differ in what the keyword demands. */
const pairs: readonly (readonly [keyword: string, base: Members, revision: Members])[] = [
  ['oneOf', {}, { oneOf: either }],
  ['anyOf', {}, { anyOf: either }],
  ['not', {}, { not: { type: 'string' } }],
  ['nullable', { type: 'string', nullable: true }, { type: 'string' }],
  ['writeOnly', inProperty({}), inProperty({ writeOnly: true })],
  ['deprecated', inProperty({}), inProperty({ deprecated: true })],
  ['discriminator', { ...named('a'), oneOf: either }, { ...named('b'), oneOf: either }],
  ['type', { type: ['string', 'integer'] }, { type: 'string' }],
  ['exclusiveMinimum', { type: 'number' }, { type: 'number', exclusiveMinimum: 3 }],
  ['exclusiveMaximum', { type: 'number' }, { type: 'number', exclusiveMaximum: 3 }],
  ['const', { type: 'string' }, { type: 'string', const: 'a' }],
  ['if', { type: 'string' }, conditional('then')],
  ['then', { type: 'string' }, conditional('then')],
  ['else', { type: 'string' }, conditional('else')],
  ['prefixItems', { type: 'array', items: false }, { type: 'array', prefixItems: [{ type: 'string' }], items: false }],
  ['contains', { type: 'array' }, { type: 'array', contains: { const: 1 } }],
  [
    'minContains',
    { type: 'array', contains: { enum: [1] } },
    { type: 'array', contains: { enum: [1] }, minContains: 2 },
  ],
  [
    'maxContains',
    { type: 'array', contains: { enum: [1] } },
    { type: 'array', contains: { enum: [1] }, maxContains: 2 },
  ],
  ['unevaluatedItems', { type: 'array' }, { type: 'array', unevaluatedItems: { type: 'string' } }],
  ['unevaluatedProperties', inProperty({}), { ...inProperty({}), unevaluatedProperties: false }],
  ['patternProperties', inProperty({}), { ...inProperty({}), patternProperties: { '^b': { type: 'string' } } }],
  ['propertyNames', { type: 'object' }, { type: 'object', propertyNames: { maxLength: 3 } }],
  ['dependentRequired', inProperty({}), { ...inProperty({}), dependentRequired: { a: ['b'] } }],
  ['dependentSchemas', inProperty({}), { ...inProperty({}), dependentSchemas: { a: { required: ['b'] } } }],
  ['contentEncoding', { type: 'string' }, { type: 'string', contentEncoding: 'base64' }],
  ['contentMediaType', { type: 'string' }, { type: 'string', contentMediaType: 'image/png' }],
  [
    'contentSchema',
    { type: 'string', contentMediaType: 'application/json' },
    { type: 'string', contentMediaType: 'application/json', contentSchema: { type: 'object' } },
  ],
];

describe('keywords of a later version', () => {
  it.each(['2.0', '3.0'] as const)('all that %s lacks have a pair below', (dialect) => {
    const lacking = [...foreignKeywords(dialect).values()].flat().filter(({ home }) => home > dialect);
    expect(pairs.map(([keyword]) => keyword)).toEqual(expect.arrayContaining(lacking.map(({ keyword }) => keyword)));
  });

  const rows = pairs.flatMap(([keyword, base, revision]) =>
    (['2.0', '3.0', '3.1', '3.2'] as const).flatMap((dialect) =>
      (foreignKeywords(dialect).get(keyword) ?? [])
        .filter(({ home, name }) => home > dialect && name !== 'The type "null"')
        .map(({ name }) => [name, dialect, base, revision] as const),
    ),
  );

  it.each(rows)('%s in %s counts, and is told', async (name, dialect, base, revision) => {
    const { rules, notices } = await compare(base, revision, dialect);
    expect(rules).not.toEqual([]);
    expect(notices).toContain(`keyword-of-later-version: ${name}`);
    expect((await compare(revision, base, dialect)).rules).not.toEqual([]);
  });

  it.each(pairs)('%s in 3.1 is no news', async (keyword, base, revision) => {
    const { notices } = await compare(base, revision, '3.1');
    expect(notices).toEqual(keyword === 'nullable' ? ['keyword-of-earlier-version: "nullable"'] : []);
  });

  it('the type "null" counts before 3.1', async () => {
    const anyOf = [{ type: 'string' }, { type: 'null' }];
    const { rules, notices } = await compare({ anyOf }, { type: 'string' }, '3.0');
    expect(rules).toEqual(['request-became-not-nullable']);
    expect(notices).toEqual(['keyword-of-later-version: The type "null"']);
  });
});

describe('keywords of an earlier version', () => {
  it.each(['3.1', '3.2'] as const)('nullable is ignored in %s', async (dialect) => {
    const { rules, notices } = await compare({ type: 'string', nullable: true }, { type: 'string' }, dialect);
    expect(rules).toEqual([]);
    expect(notices).toEqual(['keyword-of-earlier-version: "nullable"']);
  });

  const strict = (keyword: string, bound: string) => [
    { type: 'number', [bound]: 3 },
    { type: 'number', [bound]: 3, [keyword]: true },
  ];

  it.each([
    ['3.1', 'A boolean under "exclusiveMinimum"', strict('exclusiveMinimum', 'minimum')],
    ['3.1', 'A boolean under "exclusiveMaximum"', strict('exclusiveMaximum', 'maximum')],
    ['3.0', 'The type "file"', [{ type: 'file' }, { type: 'integer' }]],
    ['3.0', 'A text under "discriminator"', [{ oneOf: either, discriminator: 'a' }, { oneOf: either }]],
  ] as const)('in %s: %s still counts', async (dialect, name, [base, revision]) => {
    const { rules, notices } = await compare(base, revision, dialect);
    expect(rules).not.toEqual([]);
    expect(notices).toEqual([`keyword-of-earlier-version: ${name}`]);
  });
});

const yaml = (path: string, schemas: string) => `openapi: 3.0.3
paths:
  ${path}:
    get:
      parameters:
        - in: path
          name: id
          required: true
          schema: { type: integer }
      responses:
        '200':
          description: Done
          content:
            application/json:
              schema:
                type: object
                properties:
${schemas}`;

describe('where notices point', () => {
  const text = yaml(
    '/a/{ID}',
    `                  p:
                    type: [string, 'null']
                  q:
                    type: string
                    const: x
                  r:
                    const: y
`,
  );
  const places = async (base: string, revision: string) => {
    const sides = [await load(base, 'old.yaml'), await load(revision, 'new.yaml')] as const;
    return (await diffContracts(...sides, options)).notices.map(
      ({ severity, code, file, line, column }) => `${file}:${line}:${column} ${severity} ${code}`,
    );
  };

  it('names the first place of each file, in the order of lines', async () => {
    const revision = text.replace('[string,', '[integer,').replaceAll(/const: ./g, 'const: z');
    expect(await places(text, revision)).toEqual([
      'old.yaml:19:21 warning keyword-of-later-version',
      'old.yaml:22:21 warning keyword-of-later-version',
      'new.yaml:19:21 warning keyword-of-later-version',
      'new.yaml:22:21 warning keyword-of-later-version',
    ]);
  });

  it('tells nothing of what is equal on both sides', async () => {
    expect(await places(text, text)).toEqual([]);
  });

  it('tells a path parameter that its path does not name, and compares it by name', async () => {
    const revision = text.replace('schema: { type: integer }', 'schema: { type: boolean }');
    expect(await places(text, revision)).toEqual([
      'old.yaml:7:17 warning path-parameter-misplaced',
      'new.yaml:7:17 warning path-parameter-misplaced',
    ]);
    const sides = [await load(text), await load(revision)] as const;
    expect((await diffContracts(...sides, options)).verdict.findings.map(({ rule }) => rule)).toEqual([
      'request-type-changed',
    ]);
    const placed = text.replace('{ID}', '{id}');
    expect(await places(placed, placed.replace('{ type: integer }', '{ type: boolean }'))).toEqual([]);
  });

  it('tells a shared parameter once', async () => {
    const operation = { parameters: [{ $ref: '#/components/parameters/Id' }], responses: {} };
    const contract = (type: string) =>
      JSON.stringify({
        openapi: '3.1.0',
        paths: { '/a': { get: operation }, '/b': { get: operation } },
        components: { parameters: { Id: { in: 'path', name: 'id', required: true, schema: { type } } } },
      });
    const { notices } = await diffContracts(await load(contract('string')), await load(contract('boolean')), options);
    expect(notices.map(({ message }) => message)).toEqual(
      Array(2).fill('The path parameter "id" has no place in "/a"; it is compared by its name.'),
    );
  });

  it('asks no template of webhooks', async () => {
    const contract = (type: string) => {
      const parameters = [{ in: 'path', name: 'id', schema: { type } }];
      return JSON.stringify({ openapi: '3.1.0', webhooks: { hook: { post: { parameters, responses: {} } } } });
    };
    const { notices } = await diffContracts(await load(contract('string')), await load(contract('boolean')), options);
    expect(notices).toEqual([]);
  });
});
