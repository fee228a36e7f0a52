import type { RequestWitness, ResponseWitness } from '@contract-check/core';
import { leadingJson } from './leading-json.ts';

/** What happened to the message, in words; keyed by who accepts it. */
export const WITNESS_FATES = {
  base: 'accepted before, rejected now',
  revision: 'may be sent now, was never promised before',
} as const;

function headerList(headers: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return pairs.length === 0 ? '' : ` (${pairs.join(', ')})`;
}

function bodyText(mediaType: string | null, body: unknown, limit: number): string {
  return mediaType === null || body === undefined ? '' : ` ${leadingJson(body, limit)}`;
}

/** A witness in one line, `accepted before, rejected now: POST /orders {"sku":"A1"}`. May exceed `limit`: cut it. */
export function witnessMessage(witness: RequestWitness | ResponseWitness, limit: number): string {
  const fate = WITNESS_FATES[witness.acceptedBy];
  if ('request' in witness) {
    const { method, path, headers, mediaType, body } = witness.request;
    return `${fate}: ${method} ${path}${headerList(headers)}${bodyText(mediaType, body, limit)}`;
  }
  const { status, headers, mediaType, body } = witness.response;
  return `${fate}: ${status}${headerList(headers)}${bodyText(mediaType, body, limit)}`;
}
