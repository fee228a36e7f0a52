import { createHash } from 'node:crypto';
import { canonicalJson } from '@contract-check/protocol';
import type { Document } from '../generated/api.ts';

export interface ContractDigests {
  /** Of each text, in the order of the documents, in hex. */
  readonly documents: readonly string[];
  readonly contract: string;
}

/**
 * Names content by itself. A document: SHA-256 of its text in UTF-8. A contract: SHA-256 of the canonical JSON (RFC 8785)
 * of `[path, digest]` for each document, the entry first, the others sorted by path: their order says nothing.
 */
export function digestsOf(documents: readonly Document[]): ContractDigests {
  const digests = documents.map(({ text }) => sha256(text));
  const [entry, ...others] = documents.map(({ path }, index) => [path, digests[index] ?? ''] as const);
  const sorted = others.sort(([one], [other]) => (one < other ? -1 : 1));
  return { documents: digests, contract: sha256(canonicalJson([entry, ...sorted])) };
}

/** As it stands in answers. */
export function shownDigest(digest: string): string {
  return `sha256:${digest}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
