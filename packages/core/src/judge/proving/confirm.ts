import { toJsonSchema } from '../../schema/containment/to-json-schema.ts';
import type { SchemaValidator } from '../../schema/containment/validator.ts';
import type { Verdict } from '../judge-change.ts';
import type { Proposal } from './prover.ts';

/** Only what a library that is not ours confirms, fact by fact, is called a witness. */
export function confirmed(verdict: Verdict, proposal: Proposal, validator: SchemaValidator | null): Verdict {
  const reason = validator === null ? 'no validator was there to confirm its example' : refusal(proposal, validator);
  if (reason === null) return { ...verdict, proof: 'witness' };
  return { ...verdict, proof: 'rule', why: `${verdict.why} Not decided: ${reason}.` };
}

function refusal({ value, accepting, rejecting }: Proposal, validator: SchemaValidator): string | null {
  for (const [groups, expected] of [
    [accepting, true],
    [rejecting, false],
  ] as const) {
    for (const schemas of groups) {
      const accepts = validator.accepts(toJsonSchema(schemas, value), value);
      if (accepts === null) return 'a second validator cannot judge the example that shows it';
      if (accepts !== expected) return 'a second validator disagrees about the example that shows it';
    }
  }
  return null;
}
