import { describe, expect, it } from 'vitest';
import { metChanges } from '../../../../../test/support/met-changes.ts';
import { Role } from '../../compare/change.ts';
import { readingAt } from './levels.ts';

async function sidesOf(base: unknown, revision: unknown) {
  const [met] = await metChanges(base, revision);
  if (met === undefined) throw new Error('nothing changed');
  return met.schemas;
}

const base = { type: 'object', properties: { id: { type: 'string', readOnly: true }, n: { type: 'integer' } } };
const revision = { ...base, required: ['n'] };

describe('the schemas of both sides', () => {
  it('are read once for each side, role, position and reading', async () => {
    const { sides } = await sidesOf(base, revision);
    const pool = sides.pool('base', Role.consumer, 'sender', false);
    expect(sides.pool('base', Role.consumer, 'sender', false)).toBe(pool);
    const others = [
      sides.pool('revision', Role.consumer, 'sender', false),
      sides.pool('base', Role.provider, 'sender', false),
      sides.pool('base', Role.consumer, 'receiver', false),
      sides.pool('base', Role.consumer, 'sender', true),
    ];
    expect(new Set([pool, ...others]).size).toBe(5);
  });

  it('remember what was decided under one reading', async () => {
    const { sides, sender, receiver } = await sidesOf(base, revision);
    const decider = sides.decider(sender, receiver, readingAt('breaking', Role.consumer));
    expect(sides.decider(sender, receiver, readingAt('breaking', Role.consumer))).toBe(decider);
    expect(sides.decider(sender, receiver, readingAt('risky', Role.consumer))).not.toBe(decider);
  });

  it('are not the same where one is read otherwise', async () => {
    const { sides, way, role, sender, decider } = await sidesOf(base, revision);
    const node = way.anchor.terms?.base.home;
    if (node === undefined) throw new Error('there is no schema');
    const patches = new Map([[node.value, new Map([['properties', null]])]]);
    const patched = sides.patched(role, false, { patches, touched: new Set() });
    const [own] = patched.at([node]);
    expect(own?.keywords.properties).toBe(undefined);
    expect(decider.accepts(sender.at([node]), { n: 'x' })).toBe(false);
    expect(decider.accepts(patched.at([node]), { n: 'x' })).toBe(true);
  });
});
