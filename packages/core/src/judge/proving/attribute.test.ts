import { describe, expect, it } from 'vitest';
import { inResponse, metChanges, metFact } from '../../../../../test/support/met-changes.ts';
import type { FactId } from '../../compare/facts.ts';
import { attribute } from './attribute.ts';

const object = (properties: unknown, more = {}) => ({ type: 'object', properties, ...more });

async function attributed(fact: FactId, base: unknown, revision: unknown, isResponse = false) {
  const met = await metChanges(base, revision, isResponse ? { holder: inResponse } : {});
  const { schemas, change } = metFact(met, fact);
  return attribute(schemas, change);
}

describe('a change that a message fails for', () => {
  it.each<[fact: FactId, base: unknown, revision: unknown]>([
    ['max-length-decreased', { type: 'string', maxLength: 9 }, { type: 'string', maxLength: 5 }],
    ['minimum-added', { type: 'integer' }, { type: 'integer', minimum: 3 }],
    ['property-became-required', object({ a: {} }), object({ a: {} }, { required: ['a'] })],
  ])('%s', async (fact, base, revision) => {
    const found = await attributed(fact, base, revision);
    expect(found.kind).toBe('breaks');
  });

  it('is told apart from another one that is at fault too', async () => {
    const base = { type: 'integer', minimum: 0, maximum: 100 };
    const revision = { type: 'integer', minimum: 10, maximum: 50 };
    expect(await attributed('minimum-increased', base, revision)).toMatchObject({ kind: 'breaks', value: 0 });
    expect(await attributed('maximum-decreased', base, revision)).toMatchObject({ kind: 'breaks', value: 51 });
  });
});

it.each<[says: string, fact: FactId, base: unknown, revision: unknown]>([
  [
    'what another keyword rules out already',
    'max-length-decreased',
    { type: 'string', maxLength: 9, pattern: '^.{0,3}$' },
    { type: 'string', maxLength: 5, pattern: '^.{0,3}$' },
  ],
  ['more than before', 'max-length-increased', { type: 'string', maxLength: 5 }, { type: 'string', maxLength: 9 }],
])('%s is contained', async (_, fact, base, revision) => {
  expect(await attributed(fact, base, revision)).toEqual({ kind: 'contained' });
});

it('a harmless change beside a break shares no fault', async () => {
  const base = { type: 'string', minLength: 2, maxLength: 9 };
  const revision = { type: 'string', minLength: 1, maxLength: 5 };
  expect(await attributed('min-length-decreased', base, revision)).toMatchObject({ kind: 'shared', harmless: true });
});

it('of what the provider sends the opposite breaks', async () => {
  const [narrow, wide] = [
    { type: 'string', maxLength: 5 },
    { type: 'string', maxLength: 9 },
  ];
  expect(await attributed('max-length-decreased', wide, narrow, true)).toEqual({ kind: 'contained' });
  expect(await attributed('max-length-increased', narrow, wide, true)).toMatchObject({ kind: 'breaks' });
});

it('what nobody can decide is unknown', async () => {
  const found = await attributed('pattern-changed', { pattern: '^a(?=b)' }, { pattern: '^b(?=a)(' });
  expect(found.kind).toBe('unknown');
});
