import type { AppliedWaiver, Finding } from '@contract-check/core';

/** What to type to accept a finding; why, who and until when is left to fill in. Fits a line of 80 columns with its label. */
export function waiveCommand({ fingerprint }: Pick<Finding, 'fingerprint'>): string {
  return `contract-check waive ${fingerprint} --reason … --owner … --until DATE`;
}

/** `waived by @shop/orders until 2027-01-31: agreed with all teams` */
export function waivedBy({ owner, until, reason }: AppliedWaiver): string {
  return `waived by ${owner} ${until === null ? 'without end' : `until ${until}`}: ${reason}`;
}
