import { describe, expect, it } from 'vitest';
import { nodeOf } from '../../../../test/support/models.ts';
import { type Change, type ChangeData, Role } from '../compare/change.ts';
import type { FactId } from '../compare/facts.ts';
import { type JudgeOptions, judgeChange } from './judge-change.ts';
import type { Meeting } from './reach.ts';

const options: JudgeOptions = { strict: false, compat: 'wire' };

function judged(fact: FactId, met: Partial<Meeting> = {}, more: Partial<JudgeOptions> = {}, data: ChangeData = {}) {
  const node = nodeOf({});
  const change: Change = { fact, cause: 'c', base: { node }, revision: { node }, subject: 'it', data, occurrences: [] };
  const meeting: Meeting = {
    ...{ operations: [], role: Role.consumer, polarity: 'same', certain: true, isXml: false, way: null },
    steps: [{ body: 'request' }, { property: 'it' }],
    ...met,
  };
  return judgeChange(change, meeting, { ...options, ...more });
}

const provider = { role: Role.provider };

describe('the effect of a narrower or wider set', () => {
  it.each<readonly [FactId, Partial<Meeting>, string]>([
    ['max-length-decreased', {}, 'breaking'],
    ['max-length-decreased', provider, 'compatible'],
    ['max-length-increased', {}, 'compatible'],
    ['max-length-increased', provider, 'breaking'],
    ['type-changed', {}, 'breaking'],
    ['type-changed', provider, 'breaking'],
    ['max-length-decreased', { polarity: 'inverted' }, 'compatible'],
    ['max-length-increased', { polarity: 'inverted' }, 'breaking'],
  ])('%s, %j: %s', (fact, met, effect) => {
    expect(judged(fact, met)).toMatchObject({ effect, proof: 'exact' });
  });

  it.each<readonly [string, Partial<Meeting>]>([
    ['in a condition', { polarity: 'unknown' }],
    ['below a union that nothing tags', { certain: false }],
  ])('is not decided %s', (_, met) => {
    const verdict = judged('max-length-decreased', met);
    expect(verdict).toMatchObject({ effect: 'breaking', proof: 'rule' });
    expect(verdict?.why).toContain('Not decided');
  });
});

describe('readings', () => {
  it('a reader tolerates a further value, taken literally it breaks', () => {
    expect(judged('enum-value-added', provider)).toMatchObject({ effect: 'risky', reading: 'tolerant' });
    expect(judged('enum-value-added', provider, { strict: true })).toMatchObject({
      effect: 'breaking',
      reading: 'literal',
    });
  });

  it('null is never tolerated', () => {
    expect(judged('became-nullable', provider)?.effect).toBe('breaking');
  });
});

describe('what generated code feels', () => {
  it.each([
    ['wire', 'compatible'],
    ['source', 'breaking'],
  ] as const)('counts for %s as %s', (compat, effect) => {
    expect(judged('operation-id-changed', {}, { compat })).toMatchObject({
      effect,
      breaks: ['source'],
      direction: 'none',
    });
  });
});

it('XML matters to XML alone', () => {
  expect(judged('xml-changed', { isXml: false })).toBeNull();
  expect(judged('xml-changed', { isXml: true })).not.toBeNull();
});

it('a rule is named by fact and direction', () => {
  expect(judged('max-length-decreased', provider)?.rule).toBe('response-max-length-decreased');
  expect(judged('operation-removed')?.rule).toBe('operation-removed');
});
