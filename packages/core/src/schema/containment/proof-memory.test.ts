import { expect, it } from 'vitest';
import { NONE, type Outcome, unknown } from './literals.ts';
import { ProofMemory } from './proof-memory.ts';

const FOUND: Outcome = { kind: 'found', value: 1 };
const OPEN = unknown('it is hard');

it.each<[says: string, outcome: Outcome]>([
  ['a value', FOUND],
  ['a proof that there is none', NONE],
  ['that nobody knows', OPEN],
])('remembers %s', (_, outcome) => {
  const memory = new ProofMemory(() => true);
  expect(memory.recall('a')).toBe(undefined);
  expect(memory.enter('a', () => outcome)).toBe(outcome);
  expect(memory.recall('a')).toBe(outcome);
});

it('does not remember what more steps might have told', () => {
  const memory = new ProofMemory(() => false);
  memory.enter('a', () => OPEN);
  memory.enter('b', () => NONE);
  expect([memory.recall('a'), memory.recall('b')]).toEqual([undefined, NONE]);
});

it('a question below itself has no answer there', () => {
  const memory = new ProofMemory(() => true);
  memory.enter('a', () => {
    expect([memory.recall('a'), memory.depth]).toEqual([NONE, 1]);
    return FOUND;
  });
  expect([memory.recall('a'), memory.depth]).toEqual([FOUND, 0]);
});

it.each<[says: string, top: Outcome, below: Outcome | undefined]>([
  ['stands with it', NONE, NONE],
  ['falls with it', FOUND, undefined],
])('what rested on a question above %s', (_, top, below) => {
  const memory = new ProofMemory(() => true);
  memory.enter('a', () => {
    memory.enter('b', () => {
      // Through another question, and one that is known by now.
      memory.enter('c', () => memory.recall('a') ?? FOUND);
      return memory.recall('c') ?? FOUND;
    });
    return top;
  });
  expect([memory.recall('b'), memory.recall('c')]).toEqual([below, below]);
});

it('what rested on nothing stands whatever comes of the question above', () => {
  const memory = new ProofMemory(() => true);
  memory.enter('a', () => {
    memory.enter('b', () => NONE);
    return FOUND;
  });
  expect(memory.recall('b')).toBe(NONE);
});
