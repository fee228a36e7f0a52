import { expect, it } from 'vitest';
import { bodyOf, contractOf, factsBetween } from '../../../../../test/support/models.ts';

type Members = Readonly<Record<string, unknown>>;

async function facts(base: Members, revision: Members, required: readonly [string[], string[]] = [[], []]) {
  const body = (properties: Members, names: string[]) =>
    contractOf({ requestBody: bodyOf({ type: 'object', properties, required: names }) });
  return factsBetween(body(base, required[0]), body(revision, required[1]));
}

const text = { type: 'string' };
const code = { type: 'string', pattern: '^[a-z]+$' };

it.each<[says: string, base: Members, revision: Members, renamed: readonly string[]]>([
  ['the only one that came and went', { a: text }, { b: text }, ['property-renamed a']],
  [
    'one that is told by its description',
    { a: code, c: text },
    { b: code, d: { type: 'integer' } },
    ['property-renamed a'],
  ],
  ['a type alone beside others', { a: text, c: code }, { b: text, d: { type: 'integer' } }, []],
  ['two that are described alike', { a: code, c: code }, { b: code }, []],
  ['another description', { a: text }, { b: code }, []],
  ['a member that says nothing', { a: {} }, { b: {} }, []],
])('%s', async (_, base, revision, renamed) => {
  expect((await facts(base, revision)).filter((fact) => fact.includes('renamed'))).toEqual(renamed);
});

it('a member that became required is another one', async () => {
  const found = await facts({ a: text }, { b: text }, [[], ['b']]);
  expect(found).toEqual(['property-removed a', 'required-property-added b']);
});
