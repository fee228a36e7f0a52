import type { Finding, Proof } from '@contract-check/core';
import { witnessMessage } from './witness-message.ts';

/** How sure the verdict is, where there is no message to show for it; the reason follows. */
const PROOF_WORDS: Readonly<Record<Proof, string>> = {
  witness: 'a message that one side accepts and the other rejects',
  exact: 'exact',
  contained: 'contained',
  rule: 'by rule',
};

/** The proof of a finding for people: a message, or the reason. Long witnesses may exceed `limit` characters: cut it. */
export function proofMessage({ witness, proof, why }: Finding, limit: number): string {
  if (witness !== null) return witnessMessage(witness, limit);
  return why === '' ? PROOF_WORDS[proof] : `${PROOF_WORDS[proof]}: ${why}`;
}
