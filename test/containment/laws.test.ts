import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains } from '../../packages/core/src/schema/containment/index.ts';
import type { Schema } from '../soundness/json.ts';
import { randomPair } from '../soundness/pairs.ts';
import { composed } from '../soundness/schemas/compose.ts';
import { wholeSchema } from '../soundness/schemas/grammar.ts';
import { reordered, respellings } from './respell.ts';

const pair = fc.nat({ max: 2 ** 31 - 1 }).map((seed) => randomPair(seed));
const schema = wholeSchema(2);
const runs = { numRuns: 150, seed: 20261121 };
const readings = ['literal', 'declared'] as const;
const opposite: Readonly<Record<string, string>> = { yes: 'no', no: 'yes' };

describe('laws of containment', () => {
  it('what breaks by default breaks literally', () => {
    fc.assert(
      fc.property(pair, ({ sender, receiver }) => {
        if (contains(sender, receiver, { reading: 'declared' }).answer !== 'no') return;
        expect(contains(sender, receiver, { reading: 'literal' }).answer).not.toBe('yes');
      }),
      runs,
    );
  });

  it.each(readings)('a schema contains itself, %s', (reading) => {
    fc.assert(
      fc.property(schema, (one) => {
        expect(contains(one, structuredClone(one), { reading }).answer).toBe('yes');
      }),
      runs,
    );
  });

  it.each(readings)('the order of members is no matter, %s', (reading) => {
    fc.assert(
      fc.property(pair, ({ sender, receiver }) => {
        const { answer } = contains(sender, receiver, { reading });
        const again = contains(reordered(sender), reordered(receiver), { reading });
        expect(again.answer).not.toBe(opposite[answer]);
      }),
      runs,
    );
  });

  it.each(respellings)('the same said otherwise has the same answer: $name', ({ respell }) => {
    fc.assert(
      fc.property(pair, fc.constantFrom(...readings), ({ sender, receiver }, reading) => {
        const { answer } = contains(sender, receiver, { reading });
        for (const [one, other] of [
          [respell(sender), receiver],
          [sender, respell(receiver)],
        ]) {
          expect(contains(one, other, { reading }).answer).not.toBe(opposite[answer]);
        }
      }),
      runs,
    );
  });

  it.each(respellings)('a schema contains itself said otherwise: $name', ({ respell }) => {
    fc.assert(
      fc.property(schema, (one) => {
        expect(contains(one, respell(one)).answer).not.toBe('no');
        expect(contains(respell(one), one).answer).not.toBe('no');
      }),
      runs,
    );
  });

  it('what is contained in what is contained is contained', () => {
    fc.assert(
      fc.property(schema, schema, schema, (one, two, three) => {
        const middle = composed([one, two], (bodies) => ({ anyOf: [...bodies] }));
        const outer = composed([three, middle], (bodies) => ({ anyOf: [...bodies] }));
        const inner = composed([one, three], (bodies) => ({ allOf: [...bodies] }));
        const line: readonly Schema[] = [inner, one, middle, outer];
        const answers = line.map((from, at) => line.slice(at + 1).map((to) => contains(from, to).answer));
        expect(answers.flat()).not.toContain('no');
      }),
      { ...runs, numRuns: 60 },
    );
  });

  it('a chain of containments is never broken', () => {
    fc.assert(
      fc.property(pair, schema, ({ sender, receiver }, other) => {
        const outer = composed([receiver, other], (bodies) => ({ anyOf: [...bodies] }));
        if (contains(sender, receiver).answer !== 'yes' || contains(receiver, outer).answer !== 'yes') return;
        expect(contains(sender, outer).answer).not.toBe('no');
      }),
      runs,
    );
  });
});
