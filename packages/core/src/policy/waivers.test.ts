import { describe, expect, it } from 'vitest';
import type { Finding, OperationRef } from '../finding.ts';
import type { Waiver } from './policy.ts';
import { combineWaiverUses, Waivers } from './waivers.ts';

const list: OperationRef = { key: 'GET /v1/orders', method: 'GET', path: '/orders', id: null };
const read: OperationRef = { key: 'GET /v1/orders/{}', method: 'GET', path: '/orders/{id}', id: null };
const found = { fingerprint: 'f1', rule: 'r1', operations: [read], waiver: null } as unknown as Finding;
const NOON = Date.parse('2026-11-21T12:00:00Z');

function waiver(conditions: Partial<Waiver>): Waiver {
  return { reason: 'agreed', owner: 'shop', until: null, ...conditions };
}

function isWaived(conditions: Partial<Waiver>, finding: Finding = found, asOf = NOON): boolean {
  return new Waivers([waiver(conditions)], 'orders', asOf).apply(finding).waiver !== null;
}

describe('conditions', () => {
  it.each<readonly [string, Partial<Waiver>, boolean]>([
    ['none', {}, false],
    ['fingerprint', { fingerprint: 'f1' }, true],
    ['another fingerprint', { fingerprint: 'f2' }, false],
    ['rule', { rule: 'r1' }, true],
    ['rule and another fingerprint', { rule: 'r1', fingerprint: 'f2' }, false],
    ['operation by key', { operation: 'GET /v1/orders/{}' }, true],
    ['operation as people are shown it', { operation: 'GET /orders/{id}' }, true],
    ['operation by glob', { operation: '* /orders/*' }, true],
    ['another method', { operation: 'POST /orders/{id}' }, false],
    ['path', { path: '/orders/**' }, true],
    ['path is no key', { path: '/v1/orders/**' }, false],
    ['contract', { contract: 'orders' }, true],
    ['another contract', { contract: 'billing', rule: 'r1' }, false],
    ['all together', { contract: 'orders', rule: 'r1', fingerprint: 'f1', path: '/**', operation: 'GET /**' }, true],
  ])('%s', (_, conditions, expected) => {
    expect(isWaived(conditions)).toBe(expected);
  });

  it('hold for every operation that is reached', () => {
    const both = { ...found, operations: [list, read] };
    expect(isWaived({ path: '/orders/*' }, both)).toBe(false);
    expect(isWaived({ path: '/orders/**' }, both)).toBe(true);
    expect(isWaived({ operation: '**' }, { ...found, operations: [] })).toBe(false);
  });
});

describe('the last day', () => {
  it.each<readonly [string, string, boolean]>([
    ['2026-11-21', '2026-11-21T23:59:59.999Z', true],
    ['2026-11-21', '2026-11-22T00:00:00Z', false],
    ['2026-11-21', '2026-11-22T01:00:00+02:00', true],
  ])('until %s, at %s', (until, asOf, expected) => {
    expect(isWaived({ rule: 'r1', until }, found, Date.parse(asOf))).toBe(expected);
  });

  it('is told, with what fails again', () => {
    const waivers = new Waivers([waiver({ rule: 'r1', until: '2026-01-01' })], 'orders', NOON);
    expect(waivers.apply(found).waiver).toBeNull();
    expect(waivers.uses()).toEqual([{ state: 'expired', findings: ['f1'] }]);
  });
});

describe('several waivers', () => {
  it('give the one that holds longest', () => {
    const given = ['2027-01-01', null, '2028-01-01'].map((until) => waiver({ rule: 'r1', until, reason: `${until}` }));
    for (const order of [given, [...given].reverse()])
      expect(new Waivers(order, 'orders', NOON).apply(found).waiver).toMatchObject({ until: null, reason: 'null' });
  });

  it('are used when they fit, whichever is shown', () => {
    const waivers = new Waivers(
      [waiver({ rule: 'r1' }), waiver({ fingerprint: 'f1' }), waiver({ rule: 'r2' })],
      'orders',
      NOON,
    );
    waivers.apply(found);
    waivers.apply(found);
    expect(waivers.uses()).toEqual([
      { state: 'used', findings: ['f1'] },
      { state: 'used', findings: ['f1'] },
      { state: 'unused', findings: [] },
    ]);
  });

  it('are used when any contract uses them', () => {
    const unused = { state: 'unused', findings: [] } as const;
    const used = { state: 'used', findings: ['f1'] } as const;
    const expired = { state: 'expired', findings: ['f2'] } as const;
    expect(
      combineWaiverUses([
        [unused, unused, expired],
        [used, unused, { state: 'expired', findings: ['f3', 'f2'] }],
      ]),
    ).toEqual([used, unused, { state: 'expired', findings: ['f2', 'f3'] }]);
    expect(combineWaiverUses([])).toEqual([]);
  });
});
