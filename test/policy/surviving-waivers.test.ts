import type { Finding, Waiver } from '@contract-check/core';
import { describe, expect, it, vi } from 'vitest';
import { directedRows } from '../../packages/core/src/rules/rows.ts';
import { compareTexts, judge } from './support/judge.ts';

/** An order is read by its name in the path; its total is a `type`. */
function contract(type: string, { name = 'id', above = '', about = 'What it costs' } = {}): string {
  return `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
${above}paths:
  /orders/{${name}}:
    put:
      parameters: [{ in: path, name: ${name}, required: true, schema: { type: string } }]
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Order' }
      responses: { '204': { description: Done } }
components:
  schemas:
    Order:
      type: object
      properties:
        total: { type: ${type}, description: ${about} }
`;
}

const base = contract('string');

async function findingsAfter(revision: string, waivers: readonly Waiver[] = []): Promise<readonly Finding[]> {
  return judge(await compareTexts(base, revision), { waivers }).verdict.findings;
}

function only(findings: readonly Finding[], rule: string): Finding {
  const found = findings.filter((finding) => finding.rule === rule);
  expect(found).toHaveLength(1);
  return found[0] as Finding;
}

const agreed = { reason: 'its only consumer has moved', owner: 'orders', until: '2027-01-31' };

/** Every way in which a team may write down that it accepts the one break. */
async function waiversOf(revision: string): Promise<readonly (readonly [string, Waiver])[]> {
  const { fingerprint, rule } = only(await findingsAfter(revision), 'request-type-changed');
  return [
    ['fingerprint', { fingerprint, ...agreed }],
    ['fingerprint and rule', { fingerprint, rule, ...agreed }],
    ['fingerprint and operation', { fingerprint, operation: 'PUT /orders/{}', ...agreed }],
  ];
}

const revision = contract('integer');
const waivers = await waiversOf(revision);

describe.each(waivers)('a waiver by %s', (_, waiver) => {
  const isWaived = async (text: string) =>
    only(await findingsAfter(text, [waiver]), 'request-type-changed').waiver !== null;

  it('holds', async () => {
    const { findings, summary } = judge(await compareTexts(base, revision), { waivers: [waiver] }).verdict;
    expect(only(findings, 'request-type-changed').waiver).toEqual(agreed);
    expect(summary).toMatchObject({ breaking: 1, error: 0, waived: 1 });
  });

  it('survives a reworded message', async () => {
    const reworded = vi.spyOn(directedRows['type-changed'], 'says').mockReturnValue('Said in other words.');
    const found = only(await findingsAfter(revision, [waiver]), 'request-type-changed');
    reworded.mockRestore();
    expect(found.message).toBe('Said in other words.');
    expect(found.waiver).toEqual(agreed);
  });

  it('survives a reworded contract', async () => {
    expect(await isWaived(contract('integer', { about: 'The price, in cents' }))).toBe(true);
  });

  it('survives a moved line', async () => {
    const moved = contract('integer', { above: '# A remark\n# of two lines\n' });
    const [was, is] = [await findingsAfter(revision), await findingsAfter(moved)].map(
      (findings) => only(findings, 'request-type-changed').revision?.line ?? 0,
    );
    expect(is).toBe((was ?? 0) + 2);
    expect(await isWaived(moved)).toBe(true);
  });

  it('survives a renamed path parameter', async () => {
    const renamed = contract('integer', { name: 'orderNumber' });
    expect(only(await findingsAfter(renamed), 'request-type-changed').operations).toMatchObject([
      { path: '/orders/{orderNumber}' },
    ]);
    expect(await isWaived(renamed)).toBe(true);
  });

  it('does not survive a different change at the same place', async () => {
    const { verdict, waivers: uses } = judge(await compareTexts(base, contract('boolean')), { waivers: [waiver] });
    const other = only(verdict.findings, 'request-type-changed');
    expect(other.base?.pointer).toBe(only(await findingsAfter(revision), 'request-type-changed').base?.pointer);
    expect(other).toMatchObject({ severity: 'error', waiver: null });
    expect(verdict.summary).toMatchObject({ error: 1, waived: 0 });
    expect(uses).toEqual([{ state: 'unused', findings: [] }]);
  });

  it('does not survive its last day', async () => {
    const asOf = Date.parse('2027-02-01');
    const { verdict, waivers: uses } = judge(await compareTexts(base, revision), { waivers: [waiver], asOf });
    expect(verdict.summary).toMatchObject({ error: 1, waived: 0 });
    expect(uses).toEqual([{ state: 'expired', findings: [waiver.fingerprint] }]);
  });
});

describe('a waiver for the path of an operation', () => {
  it('holds under the names that were written down alone', async () => {
    const waiver = { path: '/orders/{id}', ...agreed };
    expect((await findingsAfter(revision, [waiver])).every((finding) => finding.waiver !== null)).toBe(true);
    const renamed = await findingsAfter(contract('integer', { name: 'number' }), [waiver]);
    expect(renamed.every((finding) => finding.waiver === null)).toBe(true);
  });

  it('takes no alternatives out of the braces', async () => {
    const waiver = { path: '/orders/{id,number}', ...agreed };
    expect((await findingsAfter(revision, [waiver])).every((finding) => finding.waiver === null)).toBe(true);
  });

  it('written with the key, holds under any name', async () => {
    const waiver = { operation: 'PUT /orders/{}', ...agreed };
    const renamed = await findingsAfter(contract('integer', { name: 'number' }), [waiver]);
    expect(renamed.every((finding) => finding.waiver !== null)).toBe(true);
  });
});
