import { describe, expect, it, test } from 'vitest';
import { answers, backward, compare, readSchema } from '../../../test/support/schema-pairs.ts';
import { compareSchemas, type SchemaMode } from './schema-compatibility.ts';

const draft = (path: string) => ({ $schema: `http://json-schema.org/${path}/schema#` });

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
      'a part follows another draft',
      { ...draft('draft/2020-12'), $defs: { a: { ...draft('draft-07'), $id: 'a' } } },
      {},
      /another draft/,
    ],
    [
      'items are evaluated otherwise',
      { ...draft('draft/2019-09'), contains: { const: 1 }, unevaluatedItems: false },
      {},
      /unevaluated items/,
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
    const [one, other] = [
      await readSchema('old.json', { type: 'string' }),
      await readSchema('new.json', { type: 'null' }),
    ];
    const { verdict } = await compareSchemas(one, other, { mode: 'backward' });
    expect(verdict).toMatchObject({ answer: 'unknown', checks: [{ unconfirmed: { value: expect.any(String) } }] });
  });

  it('nothing of that: decided', async () => {
    const same = { ...draft('draft/2020-12'), contains: { const: 1 }, unevaluatedItems: false };
    expect(await answers({ ...same, $defs: { a: { ...draft('draft/2020-12'), $id: 'a' } } }, same)).toBe('yes yes');
    expect(await answers({ ...draft('draft/2019-09'), contains: { const: 1 } }, { contains: { const: 1 } })).toBe(
      'yes yes',
    );
  });

  it('one reference, one target: decided', async () => {
    const tree = { $dynamicAnchor: 't', type: 'object', properties: { child: { $dynamicRef: '#t' } } };
    expect(await answers(tree, { ...tree, required: ['name'] })).toBe('no yes');
    const old = { $recursiveAnchor: true, type: 'object', properties: { child: { $recursiveRef: '#' } } };
    expect(await answers(old, tree)).toBe('yes yes');
  });
});
