import { describe, expect, it, test } from 'vitest';
import { answers, compare, loadText, readSchema } from '../../../../test/support/schema-pairs.ts';

const draft = (name: string) => ({ $schema: `http://json-schema.org/${name}/schema#` });

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
      const { notices } = await readSchema('new.json', { type: 'string', $schema });
      expect(notices).toMatchObject([{ severity: 'warning', code: 'schema-draft-unknown', line: 1, file: 'new.json' }]);
    },
  );

  it('are named', async () => {
    expect((await readSchema('new.json', draft('draft-07'))).specification).toBe('JSON Schema draft-07');
    expect(await readSchema('new.json', { title: 'Order' })).toMatchObject({
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
    const loaded = await loadText('new.json', JSON.stringify(value));
    expect(loaded.ok ? [] : loaded.error).toMatchObject([
      { severity: 'error', code, file: 'new.json', line: 1, column },
    ]);
  });

  it('a property called openapi is one', async () => {
    expect((await loadText('new.json', '{"properties": {"openapi": {"type": "string"}}, "openapi": {}}')).ok).toBe(
      true,
    );
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
