import { expect, it } from 'vitest';
import { normalOf } from '../../../../../test/support/normal-schemas.ts';
import { Type } from '../types.ts';
import { fails, holds } from './literals.ts';
import { NodeIds, type NormalSchema } from './normal-schema.ts';
import { Patterns } from './patterns.ts';
import { Solver } from './solver.ts';
import { isRefuted, isVain, Met } from './vain-ways.ts';

const cat = { required: ['kind'], properties: { kind: { enum: ['cat'] } } };
const toy = { properties: { name: { type: 'string', maxLength: 9 } } };

function solver(receiver: object, tolerant = false): Solver {
  const reading = { members: 'any', receiver: { anyBranch: false, tolerant }, exclusive: true } as const;
  return new Solver({ sender: {}, receiver, ids: new NodeIds(), patterns: new Patterns(), reading, budget: 10 });
}

it.each<[says: string, own: unknown, refused: unknown, tolerant: boolean, refuted: boolean]>([
  ['another value', cat, { properties: { kind: { const: 'dog' } } }, false, true],
  ['another value of a part', cat, { allOf: [{ properties: { kind: { const: 'dog' } } }] }, false, true],
  ['the same value', cat, { properties: { kind: { enum: ['dog', 'cat'] } } }, false, false],
  [
    'a member that may be missing',
    { properties: cat.properties },
    { properties: { kind: { const: 1 } } },
    false,
    false,
  ],
  ['another value of a list, read with tolerance', cat, { properties: { kind: { enum: ['dog'] } } }, true, false],
  ['another constant, read with tolerance', cat, { properties: { kind: { const: 'dog' } } }, true, true],
])('refuted: %s', (_, own, refused, tolerant, refuted) => {
  const schema = normalOf(refused);
  const search = solver(schema.home, tolerant);
  expect(isRefuted(search, schema, new Met(search, [normalOf(own)], Type.object))).toBe(refuted);
});

it.each<[says: string, own: unknown, schema: unknown, vain: boolean]>([
  ['a schema met in the same words', toy, { ...toy }, true],
  ['a schema met in other words', toy, { properties: { name: { type: 'string', maxLength: 8 } } }, false],
  ['a schema with a part, which is asked for apart', { allOf: [toy] }, { allOf: [toy] }, false],
])('to fail %s', (_, own, schema, vain) => {
  const refused = normalOf(schema);
  const search = solver(refused.home);
  expect(isVain(search, [fails(refused)], new Met(search, [normalOf(own)], Type.object))).toBe(vain);
});

it.each<[says: string, member: object, vain: boolean]>([
  ['that it is held to', toy.properties.name, true],
  ['that it is not held to', { type: 'string' }, false],
])('to fail the demand on one member %s', (_, member, vain) => {
  const search = solver({});
  const single = (schema: NormalSchema) =>
    search.made.single(schema, 'member name', { properties: new Map([['name', schema]]) });
  const way = [fails(single(normalOf(member)))];
  expect(isVain(search, way, new Met(search, [normalOf(toy)], Type.object))).toBe(vain);
});

it('asks for no branch that the tag rules out', () => {
  const search = solver({});
  const met = new Met(search, [normalOf(cat)], Type.object);
  expect(isVain(search, [holds(normalOf({ properties: { kind: { const: 'dog' } } }))], met)).toBe(true);
  expect(isVain(search, [holds(normalOf({ properties: { kind: { const: 'cat' } } }))], met)).toBe(false);
});
