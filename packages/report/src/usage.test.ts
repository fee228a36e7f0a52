import { describe, expect, it } from 'vitest';
import type { TextOptions } from './text-options.ts';
import { renderUsageCsv, renderUsageJson, renderUsageText, type UsageCoverage, type UsageReading } from './usage.ts';

const options: TextOptions = {
  width: 80,
  colour: false,
  unicode: true,
  hyperlinks: false,
  verbose: false,
  quiet: false,
  rows: null,
};

const complete: UsageCoverage = {
  from: '2026-10-21T10:00:00.000Z',
  to: '2026-11-20T10:00:00.000Z',
  reportingSince: '2026-10-01T00:00:00.000Z',
  sources: 1,
  gaps: [],
  ...{ dropped: 0, rejected: 0, overflow: 0, unmatched: 0, anonymous: 0 },
  sampled: false,
  complete: true,
};
const times = { firstSeen: '2026-10-21T10:00:00.000Z', lastSeen: '2026-11-20T09:58:30.000Z' };
const reading: UsageReading = {
  service: 'orders',
  environment: null,
  rows: [
    { operation: 'GET /v1/orders/{}', consumer: 'billing', apiVersion: null, calls: 4000, errors: 0, ...times },
    { operation: 'GET /v1/orders/{}', consumer: 'checkout', apiVersion: 'v1', calls: 16, errors: 3, ...times },
    { operation: 'POST /v1/orders', consumer: 'checkout', apiVersion: 'v1', calls: 2, errors: 0, ...times },
  ],
  unseen: ['DELETE /v1/orders/{}'],
  coverage: complete,
};
const text = (parts: Partial<UsageReading>) => renderUsageText({ ...reading, ...parts }, options);
const incomplete = (parts: Partial<UsageCoverage>) => ({ coverage: { ...complete, complete: false, ...parts } });

describe('the use of a service as text', () => {
  it('has operations with their consumers, and what was not called', () => {
    expect(text({ environment: 'prod' })).toMatchInlineSnapshot(`
      "orders in prod, 2026-10-21 10:00 to 2026-11-20 10:00 UTC

      operation, consumer                                 calls  5xx   last seen (UTC)
      GET /v1/orders/{}
        billing                                            4000    0  2026-11-20 09:58
        checkout (v1)                                        16    3  2026-11-20 09:58
      POST /v1/orders
        checkout (v1)                                         2    0  2026-11-20 09:58

      Not called:
        DELETE /v1/orders/{}

      Coverage: complete. 1 source saw every call of this time.
      "
    `);
  });

  it('never says of what it does not know that it was not called', () => {
    const gap = { instance: 'orders-7', from: '2026-11-01T10:00:00.000Z', to: '2026-11-01T11:00:00.000Z' };
    const lost = { dropped: 1, rejected: 2, overflow: 3, unmatched: 4, anonymous: 5 };
    const reportingSince = '2026-11-01T00:00:00.000Z';
    const said = text({ rows: [], ...incomplete({ reportingSince, gaps: [gap, gap], sampled: true, ...lost }) });
    expect(said).toMatchInlineSnapshot(`
      "orders, 2026-10-21 10:00 to 2026-11-20 10:00 UTC

      No calls were reported, which does not mean that there were none.

      No calls reported, whether there were any is not known:
        DELETE /v1/orders/{}

      Coverage: incomplete. What is not listed may have been called:
        - reporting began at 2026-11-01 00:00
        - orders-7 was silent from 2026-11-01 10:00 to 2026-11-01 11:00, and 1 more
          gap
        - a source looked at a share of the calls only
        - 1 call could not be kept by their senders
        - 2 calls were refused: the receipts of their batches say why
        - 3 calls are counted under "other": there were too many names
        - 4 calls fit no operation of a contract
        - 5 calls came from nobody known
      "
    `);
  });

  it.each([
    [incomplete({ reportingSince: null, sources: 0 }), 'nothing has ever reported use of this service'],
    [incomplete({ sources: 0 }), 'no source reported in this time'],
    [incomplete({}), 'no tracker reported: logs and traces show presence, never absence'],
  ])('always has a reason why it is not complete', (parts, reason) => {
    const lines = text(parts).trimEnd().split('\n');
    expect(lines.slice(lines.indexOf('Coverage: incomplete. What is not listed may have been called:') + 1)).toEqual([
      `  - ${reason}`,
    ]);
    expect(text({ ...parts, rows: [] })).toContain('does not mean that there were none');
    expect(text(parts)).not.toContain('Not called');
  });

  it('is no wider than the terminal, and has no controls', () => {
    const long = { ...times, operation: `GET /${'x'.repeat(200)}`, consumer: `\u001b[31m${'東京'.repeat(60)}` };
    const said = text({
      rows: [{ ...long, apiVersion: null, calls: 1, errors: 0 }],
      unseen: [`GET /${'y'.repeat(200)}`],
    });
    expect(said).not.toContain('\u001b');
    expect(Math.max(...said.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe('the use of a service for programs', () => {
  it('is JSON with its coverage', () => {
    expect(JSON.parse(renderUsageJson(reading))).toEqual(reading);
  });

  it('is a table in which what is not known has no number', () => {
    const lines = (coverage: UsageCoverage) => renderUsageCsv({ ...reading, coverage }).split('\r\n');
    expect(lines(complete).slice(0, 2)).toEqual([
      'operation,consumer,apiVersion,calls,errors,firstSeen,lastSeen,coverage',
      'GET /v1/orders/{},billing,,4000,0,2026-10-21T10:00:00.000Z,2026-11-20T09:58:30.000Z,complete',
    ]);
    expect(lines(complete).at(-2)).toBe('DELETE /v1/orders/{},,,0,,,,complete');
    expect(lines({ ...complete, complete: false }).at(-2)).toBe('DELETE /v1/orders/{},,,,,,,incomplete');
  });
});
