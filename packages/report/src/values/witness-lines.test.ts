import type { RequestWitness, ResponseWitness } from '@contract-check/core';
import { describe, expect, test } from 'vitest';
import { witnessLines } from './witness-lines.ts';

const request = (parts: Partial<RequestWitness['request']>): RequestWitness => ({
  acceptedBy: 'base',
  rejectedBy: 'revision',
  request: { method: 'POST', path: '/orders', headers: {}, mediaType: null, body: undefined, ...parts },
});

describe('witnessLines', () => {
  test('tells a request', () => {
    const headers = { 'x-region': 'eu' };
    const body = { sku: 'A1', amounts: [9007199254740993n] };
    expect(witnessLines(request({ headers, mediaType: 'application/json', body }), 1_000)).toEqual({
      lines: [
        'POST /orders',
        'Content-Type: application/json',
        'x-region: eu',
        '',
        '{',
        '  "sku": "A1",',
        '  "amounts": [',
        '    9007199254740993',
        '  ]',
        '}',
      ],
      isCut: false,
    });
  });

  test('tells a response', () => {
    const response = { status: '200', headers: {}, mediaType: 'text/plain', body: 'x' };
    const witness: ResponseWitness = { acceptedBy: 'revision', rejectedBy: 'base', response };
    expect(witnessLines(witness, 1_000).lines).toEqual(['HTTP 200', 'Content-Type: text/plain', '', '"x"']);
  });

  test('has no body where there is none', () => {
    expect(witnessLines(request({ method: 'GET', body: null }), 1_000).lines).toEqual(['GET /orders']);
  });

  test.each([
    ['many members', Array.from({ length: 1_000 }, (_, index) => index)],
    ['one long text', 'x'.repeat(1_000)],
  ])('keeps the beginning of %s', (_, body) => {
    const { lines, isCut } = witnessLines(request({ mediaType: 'application/json', body }), 100);
    expect(isCut).toBe(true);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.slice(3).join('\n').length).toBeLessThanOrEqual(100);
  });
});
