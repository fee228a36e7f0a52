import { expect, it } from 'vitest';
import { normalOf } from '../../../../../test/support/normal-schemas.ts';
import { Patterns } from '../../schema/containment/patterns.ts';
import type { Verdict } from '../judge-change.ts';
import { asAmbiguous, hasExclusiveChoice, isMerelyAmbiguous } from './ambiguity.ts';

const overlapping = [{ type: 'integer' }, { minimum: 5 }];

it.each<[schema: unknown, has: boolean]>([
  [{ oneOf: overlapping }, true],
  [{ allOf: [{ anyOf: [{ oneOf: overlapping }] }] }, true],
  [{ anyOf: overlapping }, false],
  [{ properties: { a: { oneOf: overlapping } } }, false],
])('an exclusive choice in %j: %s', (schema, has) => {
  expect(hasExclusiveChoice([normalOf(schema)])).toBe(has);
});

it.each<[says: string, value: unknown, merely: boolean]>([
  ['fits both choices', 6, true],
  ['fits one choice', 1, false],
  ['fits neither', 1.5, false],
])('a value that %s is rejected for that alone: %s', (_, value, merely) => {
  expect(isMerelyAmbiguous(new Patterns(), [normalOf({ oneOf: overlapping })], value)).toBe(merely);
});

it('is told with what was said of the change', () => {
  const verdict: Verdict = {
    ...{ rule: 'request-minimum-decreased', effect: 'compatible', breaks: [], proof: 'contained', reading: 'declared' },
    ...{ direction: 'request', message: 'The minimum fell.', why: '', advice: '' },
  };
  const told = asAmbiguous(verdict);
  expect(told).toMatchObject({ rule: 'request-union-became-ambiguous', effect: 'risky' });
  expect(told.message).toContain('The minimum fell');
  expect(asAmbiguous({ ...verdict, direction: 'none' })).toMatchObject({ rule: 'request-minimum-decreased' });
});
