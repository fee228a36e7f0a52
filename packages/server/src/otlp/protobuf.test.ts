import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../http/problem.ts';
import { readRequest, writeResponse } from './protobuf.ts';
import { readExport } from './read-export.ts';

/** A field whose value has a length: a text, an id or a message. */
function field(number: number, ...parts: (Buffer | string)[]): Buffer {
  const value = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  // Two bytes reach to 16,383.
  const length = value.length < 128 ? [value.length] : [(value.length & 127) | 128, value.length >> 7];
  return Buffer.concat([Buffer.from([(number << 3) | 2, ...length]), value]);
}

function fixed64(number: number, value: bigint): Buffer {
  const bytes = Buffer.alloc(9);
  bytes[0] = (number << 3) | 1;
  bytes.writeBigUInt64LE(value, 1);
  return bytes;
}

const attribute = field(9, field(1, 'http.response.status_code'), field(2, Buffer.from([3 << 3, 200, 1])));
const span = field(
  2,
  field(1, Buffer.alloc(16, 1)),
  field(2, Buffer.alloc(8, 2)),
  field(4, Buffer.alloc(8, 3)),
  Buffer.from([6 << 3, 2]),
  fixed64(7, 1_000n),
  fixed64(8, 2_000n),
  attribute,
  field(15, field(2, 'why'), Buffer.from([3 << 3, 2])),
);
const resource = field(1, field(1, field(1, 'service.name'), field(2, field(1, 'orders'))));
const request = field(1, resource, field(2, span));

const problem = (bytes: Uint8Array) => {
  try {
    readExport(readRequest(bytes));
    return null;
  } catch (error) {
    return error instanceof ProblemError ? error.problem : error;
  }
};

describe('An ExportTraceServiceRequest in protobuf', () => {
  it('is read by the numbers of its fields', () => {
    expect(readExport(readRequest(request))).toEqual([
      {
        key: `${'01'.repeat(16)}${'02'.repeat(8)}`,
        parent: `${'01'.repeat(16)}${'03'.repeat(8)}`,
        kind: 2,
        startNs: 1_000n,
        endNs: 2_000n,
        hasFailed: true,
        attributes: new Map([['http.response.status_code', '200']]),
        resource: new Map([['service.name', 'orders']]),
      },
    ]);
  });

  it('may have fields that are not known', () => {
    const more = Buffer.concat([request, field(9, 'later'), fixed64(12, 5n)]);
    expect(readRequest(more)).toEqual(readRequest(request));
  });

  it.each([
    ['cut off', request.subarray(0, -1)],
    ['with a message longer than the one around it', Buffer.from([0x0a, 0x02, 0x12, 0x7f])],
    ['with a field of another type', Buffer.from([0x08, 0x01])],
    ['with the field number 0', Buffer.from([0x02, 0x00])],
    ['with groups within each other', Buffer.alloc(1_000_000, 0x7b)],
    ['with more messages than any export has', Buffer.alloc(2_000_004, Buffer.from([0x0a, 0x00]))],
    ['with an id of another length', field(1, field(2, field(2, field(1, 'short'), Buffer.from([6 << 3, 2]))))],
  ])('is refused when it is %s', (_, bytes) => {
    expect(problem(bytes)).toBe('invalid-request');
  });

  it('is read or refused, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect([null, 'invalid-request']).toContain(problem(bytes));
      }),
    );
    fc.assert(
      fc.property(fc.nat(request.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Buffer.from(request);
        damaged[at] = byte;
        expect([null, 'invalid-request']).toContain(problem(damaged));
      }),
    );
  });
});

describe('An ExportTraceServiceResponse in protobuf', () => {
  it('has no bytes where every span was taken', () => {
    expect(writeResponse(0, '')).toHaveLength(0);
  });

  it('says how many were not, and why', () => {
    const said = Buffer.from(writeResponse(3, 'no'));
    expect(said).toEqual(field(1, Buffer.from([1 << 3, 3]), field(2, 'no')));
  });
});
