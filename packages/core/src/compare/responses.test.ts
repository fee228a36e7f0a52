import { describe, expect, it } from 'vitest';
import { contractOf, factsBetween } from '../../../../test/support/models.ts';

const cells: readonly (readonly [what: string, base: object, revision: object, facts: readonly string[]])[] = [
  ['a range covers its codes', { '4XX': {} }, { 404: {}, '4XX': {} }, []],
  ['default covers errors', { 200: {}, default: {} }, { 200: {}, 404: {}, default: {} }, []],
  [
    'default is no success beside one',
    { 200: {}, default: {} },
    { 200: {}, 201: {}, default: {} },
    ['success-status-added 201'],
  ],
  [
    'default was the success as well: its errors alone go',
    { default: {} },
    { 200: {} },
    ['non-success-status-removed default'],
  ],
  ['an error is withdrawn', { 200: {}, 404: {} }, { 200: {} }, ['non-success-status-removed 404']],
  ['lower case is the same range', { '5xx': {} }, { '5XX': {} }, []],
];

describe('status cells', () => {
  it.each(cells)('%s', async (_, base, revision, facts) => {
    expect(await factsBetween(contractOf({ responses: base }), contractOf({ responses: revision }))).toEqual(facts);
  });
});
