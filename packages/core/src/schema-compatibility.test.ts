import { describe, expect, it, test } from 'vitest';
import { compareSchemas, loadSchema, type SchemaCheck, type SchemaMode } from './schema-compatibility.ts';
import { schemaValidator } from './validator/index.ts';

type Files = Readonly<Record<string, string>>;

async function load(label: string, text: string, files: Files = {}) {
  return loadSchema({ uri: label, label, text }, (uri) => {
    const found = files[uri];
    if (found !== undefined) return Promise.resolve({ ok: true, label: uri, text: found });
    return Promise.resolve({ ok: false, code: 'file-not-found', message: `There is no ${uri}.`, fix: 'Add it.' });
  });
}

async function read(label: string, schema: unknown, files?: Files) {
  const loaded = await load(label, typeof schema === 'string' ? schema : JSON.stringify(schema), files);
  if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message).join('\n'));
  return loaded.value;
}

interface Given {
  readonly mode?: SchemaMode;
  readonly files?: Files;
  readonly budget?: number;
}

async function compare(base: unknown, revision: unknown, { mode = 'full', files, budget }: Given = {}) {
  const [one, other] = [await read('old.json', base, files), await read('new.json', revision, files)];
  const loadValidator = () => Promise.resolve(schemaValidator());
  return compareSchemas(one, other, { mode, loadValidator, ...(budget === undefined ? {} : { budget }) });
}

async function answers(base: unknown, revision: unknown, given?: Given): Promise<string> {
  const { verdict } = await compare(base, revision, given);
  return verdict.checks.map(({ answer }) => answer).join(' ');
}

async function backward(base: unknown, revision: unknown, given: Given = {}): Promise<SchemaCheck> {
  const { verdict } = await compare(base, revision, { ...given, mode: 'backward' });
  const [check] = verdict.checks;
  if (check === undefined) throw new Error('nothing was checked');
  return check;
}

const draft = (name: string) => ({ $schema: `http://json-schema.org/${name}/schema#` });

describe('directions', () => {
  const [wide, narrow] = [{ type: 'string' }, { type: 'string', maxLength: 3 }];

  test.each<[SchemaMode, unknown, unknown, string, string]>([
    ['backward', narrow, wide, 'yes', 'yes'],
    ['backward', wide, narrow, 'no', 'no'],
    ['forward', wide, narrow, 'yes', 'yes'],
    ['forward', narrow, wide, 'no', 'no'],
    ['full', wide, narrow, 'no', 'no yes'],
    ['full', narrow, wide, 'no', 'yes no'],
    ['full', narrow, { ...narrow, title: 'short' }, 'yes', 'yes yes'],
    ['full', wide, { type: 'integer' }, 'no', 'no no'],
  ])('%s: %j, %j', async (mode, base, revision, answer, each) => {
    const { verdict } = await compare(base, revision, { mode });
    expect(verdict).toMatchObject({ schemaVersion: 1, kind: 'json-schema', mode, answer });
    expect(verdict.checks.map((check) => check.answer).join(' ')).toBe(each);
  });

  it('are plain sets: a new optional member of an open object breaks', async () => {
    const base = { type: 'object', properties: { a: {} } };
    expect(await answers(base, { ...base, properties: { a: {}, b: { type: 'string' } } })).toBe('no yes');
  });

  it('give the same whatever is annotated', async () => {
    const properties = { a: { type: 'string', readOnly: true } };
    expect(await answers({ properties, required: ['a'] }, { properties, required: ['a'], nullable: true })).toBe(
      'yes yes',
    );
  });
});

describe('a witness', () => {
  it('names who accepts and rejects it, and the keyword that does', async () => {
    const base = '{"type": "object",\n "properties": {"sku": {"type": "string"}}}';
    const revision = '{"type": "object",\n "properties": {"sku": {"type": "string"}},\n "required": ["sku"]}';
    expect(await backward(base, revision)).toEqual({
      direction: 'backward',
      answer: 'no',
      severity: 'error',
      witness: {
        acceptedBy: 'base',
        rejectedBy: 'revision',
        value: {},
        rejection: {
          instance: '#',
          site: { pointer: '#/required', file: 'new.json', line: 3, column: 15, value: ['sku'] },
        },
      },
      unconfirmed: null,
      reason: null,
    });
  });

  test.each<[string, unknown, unknown, string, string]>([
    ['a type', { type: ['string', 'null'] }, { type: 'string' }, '#', '#/type'],
    ['a constant', { enum: [1, 2] }, { const: 1 }, '#', '#/const'],
    ['a bound', { type: 'number', minimum: 1 }, { type: 'number', minimum: 2 }, '#', '#/minimum'],
    ['a pattern', { type: 'string' }, { pattern: '^a' }, '#', '#/pattern'],
    ['items', { items: { type: 'integer' } }, { items: { type: 'string' } }, '#/0', '#/items/type'],
    [
      'places of a list',
      { type: 'array', prefixItems: [true, { type: 'integer' }], minItems: 2 },
      { prefixItems: [true, { type: 'string' }] },
      '#/1',
      '#/prefixItems/1/type',
    ],
    [
      'further items',
      { items: [true], minItems: 2 },
      { items: [true], additionalItems: false },
      '#/1',
      '#/additionalItems',
    ],
    ['contained items', { type: 'array' }, { contains: { type: 'string' } }, '#', '#/contains'],
    ['a closed object', { required: ['b'] }, { additionalProperties: false }, '#/b', '#/additionalProperties'],
    ['a member that is none', { required: ['b'] }, { properties: { b: false } }, '#/b', '#/properties/b'],
    [
      'a family of members',
      { required: ['b'] },
      { patternProperties: { '^b': false } },
      '#/b',
      '#/patternProperties/%5Eb',
    ],
    [
      'names',
      { type: 'object', required: ['b'] },
      { propertyNames: { maxLength: 0 } },
      '#/b',
      '#/propertyNames/maxLength',
    ],
    [
      'members that nobody looked at',
      { type: 'object', required: ['b'] },
      { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
      '#',
      '#/unevaluatedProperties',
    ],
    [
      'what another member asks for',
      { type: 'object', required: ['a'] },
      { dependencies: { a: ['b'] } },
      '#',
      '#/dependencies',
    ],
    [
      'a condition',
      { const: { a: 1 } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword's name
      { if: { required: ['a'] }, then: { properties: { a: { maximum: 0 } } } },
      '#/a',
      '#/then/properties/a/maximum',
    ],
    ['a part', { type: 'integer' }, { allOf: [true, { type: 'string' }] }, '#', '#/allOf/1/type'],
    ['no branch', { type: 'boolean' }, { anyOf: [{ type: 'string' }, { type: 'integer' }] }, '#', '#/anyOf'],
    ['a negation', { type: 'boolean' }, { not: { const: true } }, '#', '#/not'],
    ['nothing at all', { type: 'boolean' }, false, '#', '#'],
    [
      'a reference',
      { properties: { a: { items: { maxLength: 2 } } } },
      { properties: { a: { items: { $ref: '#/$defs/s' } } }, $defs: { s: { maxLength: 1 } } },
      '#/a/0',
      '#/$defs/s/maxLength',
    ],
    [
      'itself again',
      { type: 'object' },
      { $ref: '#/$defs/a', $defs: { a: { allOf: [{ $ref: '#/$defs/b' }] }, b: { type: 'string' } } },
      '#',
      '#/$defs/b/type',
    ],
  ])('is told with its place: %s', async (_, base, revision, instance, pointer) => {
    const { witness } = await backward(base, revision);
    expect(witness?.rejection).toMatchObject({ instance, site: { pointer, file: 'new.json' } });
  });

  it('points at the name that is missing', async () => {
    const { witness } = await backward({ type: 'object', required: ['a'] }, '{"required": ["a", "b"]}');
    expect(witness?.rejection?.site).toMatchObject({ pointer: '#/required', column: 20 });
  });

  it('of forward is sent by the new schema', async () => {
    const { verdict } = await compare({ type: 'string' }, {}, { mode: 'forward' });
    expect(verdict.checks[0]?.witness).toMatchObject({
      acceptedBy: 'revision',
      rejectedBy: 'base',
      rejection: { site: { file: 'old.json' } },
    });
  });
});

describe('unknown, and why', () => {
  test.each<[string, unknown, unknown, RegExp]>([
    ['a reference leads nowhere', { type: 'string' }, { $ref: '#/nope' }, /a reference leads nowhere/],
    [
      'references lead round',
      { type: 'string' },
      { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/a' } } },
      /only lead to each other/,
    ],
    [
      'a dynamic reference has several targets',
      { type: 'string' },
      {
        type: 'string',
        $dynamicRef: '#t',
        $defs: { a: { $dynamicAnchor: 't' }, b: { $id: 'b', $dynamicAnchor: 't' } },
      },
      /dynamic reference/,
    ],
    [
      'two references stand in one schema',
      {},
      { $ref: '#/$defs/a', $dynamicRef: '#t', $defs: { a: { $dynamicAnchor: 't' } } },
      /dynamic reference/,
    ],
  ])('%s', async (_, base, revision, reason) => {
    expect(await backward(base, revision)).toMatchObject({
      answer: 'unknown',
      severity: 'warning',
      witness: null,
      reason: expect.stringMatching(reason),
    });
  });

  it('too much to do', async () => {
    const many = (from: number) => ({
      anyOf: Array.from({ length: 30 }, (_, at) => ({ required: [`a${at + from}`] })),
    });
    expect((await backward(many(1), many(0), { budget: 3 })).reason).toMatch(/budget/);
  });

  it('an example that nobody can confirm is shown, exactly', async () => {
    const [base, revision] = ['{"type":"integer","maximum":9007199254740993}', '{"maximum":9007199254740992}'];
    expect(await backward(base, revision)).toMatchObject({
      answer: 'unknown',
      witness: null,
      unconfirmed: { acceptedBy: 'base', value: 9007199254740993n, rejection: { site: { value: 9007199254740992n } } },
      reason: expect.stringContaining('validator cannot judge'),
    });
  });

  it('nobody was there to confirm', async () => {
    const [one, other] = [await read('old.json', { type: 'string' }), await read('new.json', { type: 'null' })];
    const { verdict } = await compareSchemas(one, other, { mode: 'backward' });
    expect(verdict).toMatchObject({ answer: 'unknown', checks: [{ unconfirmed: { value: expect.any(String) } }] });
  });

  it('one reference, one target: decided', async () => {
    const tree = { $dynamicAnchor: 't', type: 'object', properties: { child: { $dynamicRef: '#t' } } };
    expect(await answers(tree, { ...tree, required: ['name'] })).toBe('no yes');
    const old = { $recursiveAnchor: true, type: 'object', properties: { child: { $recursiveRef: '#' } } };
    expect(await answers(old, tree)).toBe('yes yes');
  });
});

describe('drafts', () => {
  const name = { type: 'string' };

  test.each<[string, string]>([
    ['draft-04', 'no yes'],
    ['draft-06', 'no yes'],
    ['draft-07', 'no yes'],
    ['draft/2019-09', 'yes yes'],
    ['draft/2020-12', 'yes yes'],
  ])('%s: whether words beside a reference count', async (path, expected) => {
    const schema = { $ref: '#/definitions/name', maxLength: 3, definitions: { name } };
    expect(await answers({ ...draft(path), ...schema }, { type: 'string', maxLength: 3 })).toBe(expected);
  });

  test.each<[string, object, object]>([
    ['items as a list', { items: [name], additionalItems: false }, { prefixItems: [name], items: false }],
    [
      'dependencies',
      { dependencies: { a: ['b'], c: { required: ['d'] } } },
      { dependentRequired: { a: ['b'] }, dependentSchemas: { c: { required: ['d'] } } },
    ],
    ['boolean bounds', { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
    [
      'definitions',
      { properties: { a: { $ref: '#/definitions/name' } }, definitions: { name } },
      { properties: { a: name } },
    ],
    [
      'id',
      { properties: { a: { $ref: 'name.json' } }, definitions: { name: { id: 'name.json', ...name } } },
      { properties: { a: name } },
    ],
  ])('%s of draft 4 means what it means today', async (_, old, today) => {
    expect(await answers({ ...draft('draft-04'), ...old }, today)).toBe('yes yes');
  });

  it('of the file that refers to it, where a file names none', async () => {
    const files = {
      'part.json': '{"$ref": "#/definitions/name", "maxLength": 3, "definitions": {"name": {"type": "string"}}}',
    };
    const schema = { properties: { a: { $ref: 'part.json' } } };
    expect(await answers({ ...draft('draft-07'), ...schema }, { properties: { a: name } }, { files })).toBe('yes yes');
    expect(await answers(schema, { properties: { a: name } }, { files })).toBe('yes no');
  });

  test.each(['https://example.com/my-schema', 'http://json-schema.org/draft-03/schema#', 7])(
    '%j is not known: told',
    async ($schema) => {
      const { notices } = await read('new.json', { type: 'string', $schema });
      expect(notices).toMatchObject([{ severity: 'warning', code: 'schema-draft-unknown', line: 1, file: 'new.json' }]);
    },
  );

  it('are named', async () => {
    expect((await read('new.json', draft('draft-07'))).specification).toBe('JSON Schema draft-07');
    expect(await read('new.json', { title: 'Order' })).toMatchObject({
      title: 'Order',
      specification: 'JSON Schema 2020-12',
      kind: 'json-schema',
    });
  });
});

describe('what is no schema', () => {
  test.each<[unknown, string, number]>([
    [[], 'not-a-schema', 1],
    ['text', 'not-a-schema', 1],
    [null, 'not-a-schema', 1],
    [{ info: {}, openapi: '3.1.0' }, 'schema-is-contract', 12],
    [{ swagger: 2 }, 'schema-is-contract', 2],
    [{ asyncapi: '3.0.0' }, 'schema-is-contract', 2],
  ])('%j: %s', async (value, code, column) => {
    const loaded = await load('new.json', JSON.stringify(value));
    expect(loaded.ok ? [] : loaded.error).toMatchObject([
      { severity: 'error', code, file: 'new.json', line: 1, column },
    ]);
  });

  it('a property called openapi is one', async () => {
    expect((await load('new.json', '{"properties": {"openapi": {"type": "string"}}, "openapi": {}}')).ok).toBe(true);
  });

  test.each([true, false])('%j is a schema', async (value) => {
    expect(await answers(value, value)).toBe('yes yes');
  });
});

describe('what is seldom meant', () => {
  const codes = async (schema: unknown) => (await compare(schema, true)).notices.map(({ code }) => code);

  test.each<[unknown, string[]]>([
    [{ $defs: { a: { type: 'string' } } }, ['schema-demands-nothing']],
    [{ title: 'Any', examples: [1] }, ['schema-demands-nothing']],
    [{ allOf: [{ type: 'string' }, { type: 'null' }] }, ['schema-accepts-nothing']],
    [{ type: 'strng' }, ['schema-accepts-nothing']],
    [{ $ref: '#/nope' }, ['ref-not-found']],
    [{}, []],
    [false, []],
    [{ type: 'string' }, []],
  ])('%j: %j', async (schema, expected) => {
    expect(await codes(schema)).toEqual(expected);
  });
});
