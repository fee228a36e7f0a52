import type { Finding, Proof } from '@contract-check/core';
import { witnessMessage } from './witness-message.ts';

/** How the verdict was reached, where there is no message to show for it. */
const PROOF_WORDS: Readonly<Record<Proof, string>> = {
  witness: 'a message that one side accepts and the other rejects',
  exact: 'exact: decided without schemas',
  contained: 'contained: every message that may be sent is accepted',
  rule: 'not decided: no message was found that shows it; this is what the rule expects',
};

/** The proof of a finding for people; long witnesses may exceed `limit` characters: cut it. */
export function proofMessage(finding: Finding, limit: number): string {
  return finding.witness === null ? PROOF_WORDS[finding.proof] : witnessMessage(finding.witness, limit);
}
