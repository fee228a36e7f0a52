import type { DeprecationPolicy, Finding } from '@contract-check/core';
import { describe, expect, it } from 'vitest';
import { compareTexts, judge } from './support/judge.ts';

const deprecation: DeprecationPolicy = {
  minimumDays: { draft: 0, alpha: 0, beta: 30, stable: 90 },
  sunsetRequired: true,
  removal: 'after-sunset',
};

/** A contract with one operation beside another, which has these members; null: it is gone. */
function contract(members: Readonly<Record<string, unknown>> | null): string {
  const operation = { responses: { '200': { description: 'Done' } } };
  const paths = {
    '/orders': { get: operation },
    ...(members === null ? {} : { '/orders/{id}/history': { get: { ...operation, ...members } } }),
  };
  return JSON.stringify({ openapi: '3.1.0', info: { title: 'Orders', version: '1.0.0' }, paths });
}

describe('an operation that is removed', () => {
  const removed = async (
    members: Readonly<Record<string, unknown>>,
    policy: DeprecationPolicy | null = deprecation,
    asOf = '2026-11-21',
  ): Promise<Finding> => {
    const compared = await compareTexts(contract(members), contract(null));
    const { findings } = judge(compared, { policy: { deprecation: policy }, asOf: Date.parse(asOf) }).verdict;
    expect(findings).toHaveLength(1);
    return findings[0] as Finding;
  };
  const sunset = (date: unknown) => ({ deprecated: true, 'x-sunset': date });

  it.each<readonly [string, Readonly<Record<string, unknown>>, string, Finding['effect'], string]>([
    ['after its sunset', sunset('2026-11-20'), '2026-11-21', 'compatible', 'Its sunset, "2026-11-20", has passed.'],
    ['at its sunset', sunset('2026-11-21'), '2026-11-21', 'compatible', 'Its sunset, "2026-11-21", has passed.'],
    [
      'a day before',
      sunset('2026-11-22'),
      '2026-11-21T23:59:00Z',
      'breaking',
      'Its sunset, "2026-11-22", is 1 day away.',
    ],
    ['long before', sunset('2027-01-01'), '2026-11-21', 'breaking', 'Its sunset, "2027-01-01", is 41 days away.'],
    [
      'hours before',
      sunset('2026-11-21T12:00:00Z'),
      '2026-11-21',
      'breaking',
      'Its sunset, "2026-11-21T12:00:00Z", is 1 day away.',
    ],
    ['without a date', { deprecated: true }, '2026-11-21', 'breaking', 'It was deprecated without a sunset date.'],
    ['with what is no date', sunset('soon'), '2026-11-21', 'breaking', 'Its sunset, "soon", is no date.'],
    ['out of the blue', {}, '2026-11-21', 'breaking', 'It was never deprecated.'],
  ])('%s', async (_, members, asOf, effect, end) => {
    const finding = await removed(members, deprecation, asOf);
    expect(finding).toMatchObject({
      rule: 'operation-removed',
      effect,
      severity: effect === 'breaking' ? 'error' : 'info',
      breaks: effect === 'breaking' ? ['wire', 'source'] : [],
      message: `GET /orders/{id}/history is gone. ${end}`,
    });
  });

  it('is to be kept until its date, where it has one', async () => {
    expect((await removed(sunset('2027-01-01'))).advice).toBe('Keep it until then.');
    expect((await removed({})).advice).toContain('announce a sunset date');
  });

  it('keeps its fingerprint', async () => {
    const prints = await Promise.all([removed(sunset('2026-01-01')), removed(sunset('2026-01-01'), null)]);
    expect(prints[0].fingerprint).toBe(prints[1].fingerprint);
  });

  it('is judged as found where nobody asks', async () => {
    for (const policy of [null, { ...deprecation, removal: 'as-found' } as const]) {
      const finding = await removed(sunset('2026-01-01'), policy);
      expect(finding).toMatchObject({ effect: 'breaking', message: 'GET /orders/{id}/history is gone.' });
    }
  });
});

describe('an operation that is deprecated', () => {
  const rules = async (was: object, is: object, asOf = '2026-11-21'): Promise<readonly string[]> => {
    const compared = await compareTexts(contract({ ...was }), contract({ ...is }));
    const { findings } = judge(compared, { policy: { deprecation }, asOf: Date.parse(asOf) }).verdict;
    return findings.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);
  };

  it('lacks a date', async () => {
    expect(await rules({}, { deprecated: true })).toEqual([
      'error deprecation-without-sunset: GET /orders/{id}/history is deprecated, and nothing says when it goes.',
      'info operation-deprecated: The operation is deprecated.',
    ]);
  });

  it('goes too soon', async () => {
    expect(await rules({}, { deprecated: true, 'x-sunset': '2027-02-18' })).toEqual([
      'error deprecation-notice-too-short: GET /orders/{id}/history goes 89 days after its deprecation; 90 days are the least.',
      'info operation-deprecated: The operation is deprecated; its sunset is "2027-02-18".',
    ]);
  });

  it('goes at once, in the past', async () => {
    expect((await rules({}, { deprecated: true, 'x-sunset': '2026-01-01' }))[0]).toContain('goes 0 days after');
  });

  it('is told once, though two things changed', async () => {
    const told = await rules({ 'x-sunset': '2027-06-01' }, { deprecated: true, 'x-sunset': '2026-12-01' });
    expect(told.filter((line) => line.includes('deprecation-notice-too-short'))).toHaveLength(1);
  });

  it('may be a draft', async () => {
    const draft = { 'x-stability-level': 'draft' };
    const told = await rules(draft, { ...draft, deprecated: true });
    expect(told.map((line) => line.split(':')[0])).toEqual([
      'off deprecation-without-sunset',
      'off operation-deprecated',
    ]);
  });
});
