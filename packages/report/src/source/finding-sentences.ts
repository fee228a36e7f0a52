import type { Finding } from '@contract-check/core';
import { operationsText } from '../operations-text.ts';
import { proofMessage } from '../values/proof-message.ts';
import { waiveCommand } from '../values/waive-command.ts';
import { isForReview } from './placed-findings.ts';

/** Long enough for what people read; a witness can be megabytes. */
const PROOF_LIMIT = 500;

/** What a finding says besides its message, for formats that hold a few plain sentences. Raw: escape before showing. */
export interface FindingSentences {
  /** `POST /orders (+2 more)`; empty when no operation is reached. */
  readonly operations: string;
  readonly proof: string;
  /** Empty when there is nothing to do. */
  readonly fix: string;
  /** What to type to accept it; empty for what no reviewer has to look at. */
  readonly waive: string;
}

export function findingSentences(finding: Finding): FindingSentences {
  const { first, more } = operationsText(finding);
  return {
    operations: `${first}${more}`,
    proof: cut(proofMessage(finding, PROOF_LIMIT), PROOF_LIMIT),
    fix: finding.advice,
    waive: isForReview(finding) ? waiveCommand(finding) : '',
  };
}

/** At most `limit` UTF-16 units; what is cut ends in an ellipsis and parts no surrogate pair. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '');
  return `${end}…`;
}
