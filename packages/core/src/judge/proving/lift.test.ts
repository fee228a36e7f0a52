import { expect, it } from 'vitest';
import { metChanges } from '../../../../../test/support/met-changes.ts';
import { wholeMessage } from './lift.ts';

const object = (name: string, schema: unknown) => ({ type: 'object', properties: { [name]: schema } });
const text = (maxLength: number) => ({ type: 'string', maxLength });

async function lifted(holding: (schema: unknown) => unknown, value: unknown): Promise<unknown> {
  const [met] = await metChanges(holding(text(9)), holding(text(5)));
  if (met === undefined) throw new Error('there is no change');
  return wholeMessage(met.schemas, value, null)?.value;
}

it.each<[says: string, holding: (schema: unknown) => unknown, message: unknown]>([
  ['by itself', (schema) => schema, 'abcdef'],
  ['in a member', (schema) => object('a', schema), { a: 'abcdef' }],
  ['with members that must be there', (schema) => ({ ...object('a', schema), required: ['b'] }), { a: 'abcdef' }],
  ['in a list', (schema) => ({ type: 'array', items: schema }), ['abcdef']],
  ['under any name', (schema) => ({ type: 'object', additionalProperties: schema }), expect.objectContaining({})],
  ['far below', (schema) => object('a', { type: 'array', items: object('b', schema) }), { a: [{ b: 'abcdef' }] }],
])('a value %s', async (_, holding, message) => {
  const whole = await lifted(holding, 'abcdef');
  expect(whole).toMatchObject(message as object);
  expect(JSON.stringify(whole)).toContain('"abcdef"');
});

it('a value that the sender cannot send has no message', async () => {
  expect(await lifted((schema) => object('a', schema), 5)).toBe(undefined);
});
