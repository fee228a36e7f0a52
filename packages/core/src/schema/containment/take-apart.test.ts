import { expect, it } from 'vitest';
import { normalOf } from '../../../../../test/support/normal-schemas.ts';
import { Type } from '../types.ts';
import { LITERAL_READING } from './containment.ts';
import { fails, holds, type Literal } from './literals.ts';
import { NodeIds } from './normal-schema.ts';
import { Patterns } from './patterns.ts';
import { Solver } from './solver.ts';
import { takeApart } from './take-apart.ts';

const ids = new NodeIds();
const solver = () =>
  new Solver({ sender: {}, receiver: {}, ids, patterns: new Patterns(), reading: LITERAL_READING, budget: 100 });
const text = { type: 'string' };

/** How many pieces of each kind there are. */
function pieces(literals: readonly Literal[], type: number) {
  const found = takeApart(solver(), literals, type);
  if (found === null) return null;
  return [found.owns.length, found.unions.length, found.failing.length, found.compound.size];
}

it.each<[says: string, literals: readonly Literal[], type: number, counts: readonly number[] | null]>([
  [
    'what holds is asked of itself and its parts',
    [holds(normalOf({ allOf: [text, { minLength: 1 }] }))],
    Type.string,
    [3, 0, 0, 0],
  ],
  ['a union is a choice', [holds(normalOf({ anyOf: [text, { minimum: 1 }] }))], Type.string, [0, 1, 0, 0]],
  ['a union beside more is both', [holds(normalOf({ ...text, anyOf: [text, true] }))], Type.string, [1, 1, 0, 0]],
  ['another type is not met', [holds(normalOf(text))], Type.null, null],
  ['another type fails already', [fails(normalOf(text))], Type.null, [0, 0, 0, 0]],
  ['one way to fail is taken', [fails(normalOf({ ...text, maxLength: 1 }))], Type.string, [0, 0, 1, 0]],
  ['several are a choice', [fails(normalOf({ maxLength: 1, pattern: 'a' }))], Type.string, [0, 0, 0, 1]],
  ['what accepts everything cannot fail', [fails(normalOf(true))], Type.string, null],
  ['what must not hold fails', [holds(normalOf({ not: text }))], Type.string, null],
])('%s', (_, literals, type, counts) => {
  expect(pieces(literals, type)).toEqual(counts);
});
