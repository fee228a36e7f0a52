import type { Finding } from '@contract-check/core';

/** What to type to accept a finding; who, why and until when is left to fill in. */
export function waiveCommand({ fingerprint }: Pick<Finding, 'fingerprint'>): string {
  return `contract-check waive ${fingerprint} --reason "…" --owner "…" --until YYYY-MM-DD`;
}
