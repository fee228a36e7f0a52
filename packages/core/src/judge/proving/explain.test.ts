import { expect, it } from 'vitest';
import { type Polarity, Role, type SchemaPair } from '../../compare/change.ts';
import { explained } from './explain.ts';
import type { Part } from './joint.ts';
import type { Breakage, Judged } from './judged.ts';

const verdict: Judged['verdict'] = {
  ...{ rule: 'table', effect: 'compatible', breaks: [], proof: 'contained', reading: 'declared' },
  ...{ direction: 'request', message: '', why: '', advice: '' },
};

interface Met {
  readonly judged: Judged;
}

const BROKEN: Judged = { verdict: { ...verdict, rule: 'broken' }, proposal: null };
const UNTOLD: Judged = { verdict: { ...verdict, rule: 'untold' }, proposal: null };

/** A change that had a part in a break; `together` is what it is told as where it is at fault with others. */
function met(anchor: SchemaPair, more: Partial<Breakage> = {}, together: Judged | null = BROKEN): Met {
  const part = {} as Part;
  const shared = { part, together: () => together, untold: () => UNTOLD };
  const breakage = { anchor, role: Role.consumer, explained: false, rank: 1, shared, ...more };
  return { judged: { verdict, proposal: null, breakage } };
}

function atFault(anchor: SchemaPair, role: number = Role.consumer): Met {
  return { judged: { verdict, proposal: null, breakage: { anchor, role, explained: true, rank: 0 } } };
}

function pairs(): { readonly top: SchemaPair; readonly below: SchemaPair } {
  const top: SchemaPair = { id: 0, edges: [], roots: [] };
  const edge = { parent: top, steps: [], roles: Role.consumer, polarity: 'same' as Polarity, certain: true };
  return { top, below: { id: 1, edges: [edge], roots: [] } };
}

const { top, below } = pairs();

it.each<[says: string, met: readonly Met[], told: readonly string[]]>([
  ['a change that had no part', [{ judged: { verdict, proposal: null } }], ['table']],
  ['the only change that had a part', [met(top)], ['broken']],
  ['a change beside one that is at fault', [met(top), atFault(top)], ['table', 'table']],
  ['a change above one that is at fault', [met(top), atFault(below)], ['table', 'table']],
  ['a change below one that is at fault', [met(below), atFault(top)], ['broken', 'table']],
  ['a change beside a fault of another sender', [met(top), atFault(top, Role.provider)], ['broken', 'table']],
  ['the likelier of two', [met(top, { rank: 1 }), met(top, { rank: 0 })], ['table', 'broken']],
  ['both of two that are as likely', [met(top), met(top)], ['broken', 'broken']],
  ['one of two that look harmless', [met(top, { rank: 2 }), met(top, { rank: 2 })], ['broken', 'table']],
  ['one of those that are at fault together', [met(top), met(top, {}, null)], ['broken', 'table']],
  ['a less likely one where it is at fault', [met(top, { rank: 0 }, null), met(top)], ['table', 'broken']],
  ['those likeliest where nobody can tell', [met(top, {}, null), met(top, { rank: 2 }, null)], ['untold', 'table']],
  ['one at each place', [met(top, { rank: 2 }), met(below, { rank: 2 })], ['broken', 'broken']],
])('%s', (_, all, told) => {
  expect(explained(all).map(({ judged }) => judged.verdict.rule)).toEqual(told);
});
