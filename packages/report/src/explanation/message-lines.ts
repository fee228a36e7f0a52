import type { RequestWitness, ResponseWitness } from '@contract-check/core';
import { leadingLines } from '../values/leading-json.ts';

/** Larger bodies tell nothing more to a reader. */
const LONGEST_BODY = 20_000;

/** A message as it goes over the wire: first line, headers, an empty line, the body a member to a line. */
export function messageLines(witness: RequestWitness | ResponseWitness): readonly string[] {
  const message = 'request' in witness ? witness.request : witness.response;
  const first =
    'request' in witness ? `${witness.request.method} ${witness.request.path}` : `HTTP ${witness.response.status}`;
  const headers = Object.entries(message.headers).map(([name, value]) => `${name}: ${value}`);
  if (message.mediaType === null) return [first, ...headers];
  return [first, `Content-Type: ${message.mediaType}`, ...headers, '', ...leadingLines(message.body, LONGEST_BODY)];
}
