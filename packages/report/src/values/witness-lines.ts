import type { RequestWitness, ResponseWitness } from '@contract-check/core';
import { leadingLines } from './leading-json.ts';

/** A message as it goes over the wire, line by line, raw: escape each line before showing it. */
export interface WitnessLines {
  readonly lines: readonly string[];
  /** The body is longer than what is here. */
  readonly isCut: boolean;
}

function startLine(witness: RequestWitness | ResponseWitness): string {
  return 'request' in witness ? `${witness.request.method} ${witness.request.path}` : `HTTP ${witness.response.status}`;
}

function bodyLines(body: unknown, limit: number): WitnessLines {
  const lines = [...leadingLines(body, limit)];
  const isCut = lines.join('\n').length > limit;
  let left = limit;
  const kept = isCut
    ? lines.filter((line) => {
        left -= line.length + 1;
        return left >= 0;
      })
    : lines;
  return { lines: kept.length === 0 ? [(lines[0] ?? '').slice(0, limit)] : kept, isCut };
}

/** The witness in the form of an HTTP message (RFC 9112 §2.1), its JSON body indented, of at most about `limit` characters. */
export function witnessLines(witness: RequestWitness | ResponseWitness, limit: number): WitnessLines {
  const { headers, mediaType, body } = 'request' in witness ? witness.request : witness.response;
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  if (mediaType === null) return { lines: [startLine(witness), ...fields], isCut: false };
  const { lines, isCut } = body === undefined ? { lines: [], isCut: false } : bodyLines(body, limit);
  return { lines: [startLine(witness), `Content-Type: ${mediaType}`, ...fields, '', ...lines], isCut };
}
