import { expect, it } from 'vitest';
import { normalOf } from '../../../../../test/support/normal-schemas.ts';
import type { Verdict } from '../judge-change.ts';
import { confirmed } from './confirm.ts';
import type { Proposal } from './judged.ts';

const verdict: Verdict = {
  ...{ rule: 'request-type-changed', effect: 'breaking', breaks: ['wire'], proof: 'exact', reading: 'declared' },
  ...{ direction: 'request', message: 'It changed.', why: 'It is rejected.', advice: 'Keep it.' },
};

const proposal: Proposal = {
  message: {
    ...{ acceptedBy: 'base', rejectedBy: 'revision' },
    request: { method: 'POST', path: '/things', headers: {}, mediaType: 'application/json', body: 'a' },
  },
  value: 'a',
  accepting: [[normalOf({ type: 'string' })]],
  rejecting: [[normalOf({ type: 'integer' })]],
};

/** Says so of the schemas that it is asked about, one after the other. */
function saying(...answers: readonly (boolean | null)[]) {
  const left = [...answers];
  return { accepts: () => left.shift() ?? null };
}

it('what another validator confirms is a witness', () => {
  expect(confirmed(verdict, proposal, saying(true, false))).toEqual({ ...verdict, proof: 'witness' });
});

it.each([
  ['there is none', null, 'no validator was there to confirm its example'],
  ['it cannot judge what accepts', saying(null, false), 'a second validator cannot judge the example'],
  ['it cannot judge what rejects', saying(true, null), 'a second validator cannot judge the example'],
  ['it rejects what should be accepted', saying(false, false), 'a second validator disagrees'],
  ['it accepts what should be rejected', saying(true, true), 'a second validator disagrees'],
])('no witness where %s', (_, validator, reason) => {
  const said = confirmed(verdict, proposal, validator);
  expect(said).toMatchObject({ proof: 'rule', effect: 'breaking' });
  expect(said.why).toContain(`It is rejected. Not decided: ${reason}`);
});
