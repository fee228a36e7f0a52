import { refusalOf } from '../../schema/containment/refusal.ts';
import type { SchemaValidator } from '../../schema/containment/validator.ts';
import type { Verdict } from '../judge-change.ts';
import type { Proposal } from './judged.ts';

/** Only what a library that is not ours confirms, fact by fact, is called a witness. */
export function confirmed(verdict: Verdict, proposal: Proposal, validator: SchemaValidator | null): Verdict {
  const reason = validator === null ? 'no validator was there to confirm its example' : refusalOf(proposal, validator);
  if (reason === null) return { ...verdict, proof: 'witness' };
  return { ...verdict, proof: 'rule', why: `${verdict.why} Not decided: ${reason}.` };
}
