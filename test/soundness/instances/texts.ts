import fc from 'fast-check';
import { matches } from '../oracle/evaluate.ts';
import { type Random, whole } from '../random.ts';
import { patterns } from '../schemas/words.ts';

const arbitraries = new Map<string, fc.Arbitrary<string> | null>();

function arbitraryOf(pattern: string): fc.Arbitrary<string> | null {
  const known = arbitraries.get(pattern);
  if (known !== undefined) return known;
  let made: fc.Arbitrary<string> | null = null;
  try {
    made = fc.stringMatching(new RegExp(pattern, 'u'), { size: 'xsmall' });
  } catch {
    // Look-arounds and the like: fast-check has no generator for them.
  }
  arbitraries.set(pattern, made);
  return made;
}

/** A text that the pattern matches; null where none can be made up. */
export function textMatching(pattern: string, random: Random): string | null {
  const known = patterns[pattern];
  if (known !== undefined && random.chance(0.7)) return random.pick(known) ?? null;
  const arbitrary = arbitraryOf(pattern);
  if (arbitrary === null) return null;
  const [text] = fc.sample(arbitrary, { seed: whole(random, 0, 2 ** 30), numRuns: 1 });
  return text !== undefined && matches(pattern, text) ? text : null;
}
