import { expect, it } from 'vitest';
import { nodeOf } from '../../../../test/support/models.ts';
import { Collector } from './collector.ts';

const contract = { at: 'contract' } as const;

it('one difference in the sources is one change, however often it is met', () => {
  const collector = new Collector();
  const [root] = [nodeOf({ a: 1, b: 2 })];
  for (let round = 0; round < 3; round++) {
    collector.add({ fact: 'tag-removed', base: root.child('a'), revision: null, subject: 'x' }, contract);
  }
  expect(collector.changes().map(({ occurrences }) => occurrences.length)).toEqual([3]);
});

it.each([
  ['another place', 'b', 'x', {}],
  ['another subject', 'a', 'y', {}],
  ['other surroundings', 'a', 'x', { only: true }],
])('%s is another change', (_, key, subject, data) => {
  const collector = new Collector();
  const root = nodeOf({ a: 1, b: 2 });
  collector.add({ fact: 'tag-removed', base: root.child('a'), revision: null, subject: 'x' }, contract);
  collector.add({ fact: 'tag-removed', base: root.child(key), revision: null, subject, data }, contract);
  expect(collector.changes()).toHaveLength(2);
});

it('what only its surroundings tell apart has one cause', () => {
  const collector = new Collector();
  const root = nodeOf({ a: 1 });
  for (const only of [true, false]) {
    collector.add({ fact: 'tag-removed', base: root.child('a'), revision: null, data: { only } }, contract);
  }
  expect(new Set(collector.changes().map(({ cause }) => cause)).size).toBe(1);
});
