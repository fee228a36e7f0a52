import { describe, expect, it } from 'vitest';
import { contains } from '../../packages/core/src/schema/containment/index.ts';
import { validator } from '../normal-form/validator.ts';
import { arrayPairs } from './pairs/arrays.ts';
import { objectPairs } from './pairs/objects.ts';
import type { TrickyPair } from './pairs/pair.ts';
import { readingPairs } from './pairs/readings.ts';
import { unionPairs } from './pairs/unions.ts';
import { valuePairs } from './pairs/values.ts';

const groups: Readonly<Record<string, readonly TrickyPair[]>> = {
  unions: unionPairs,
  values: valuePairs,
  objects: objectPairs,
  arrays: arrayPairs,
  readings: readingPairs,
};

const readings = ['literal', 'declared'] as const;

describe.each(Object.entries(groups))('containment: %s', (_, pairs) => {
  it.each(pairs)('$answer: $why', ({ sender, receiver, reading, answer }) => {
    for (const one of reading === undefined ? readings : [reading]) {
      const found = contains(sender, receiver, { reading: one });
      expect({ reading: one, ...found }).toMatchObject({ reading: one, answer });
      if (found.answer !== 'no') continue;
      const { witness } = found;
      const judged = { witness, sent: validator(sender)(witness), received: validator(receiver)(witness) };
      expect(judged).toEqual({ witness, sent: true, received: false });
    }
  });
});

it('has enough pairs of each answer', () => {
  const answers = Object.values(groups).flatMap((pairs) => pairs.map(({ answer }) => answer));
  expect(answers.length).toBeGreaterThanOrEqual(60);
  for (const answer of ['yes', 'no', 'unknown']) expect(answers).toContain(answer);
});
