import { expect, it } from 'vitest';
import { type Holder, inRequest, inResponse } from '../../../../../test/support/met-changes.ts';
import { contractOf, modelOf } from '../../../../../test/support/models.ts';
import { compareModels } from '../../compare/compare-models.ts';
import { judgeChange } from '../judge-change.ts';
import { Reach } from '../reach.ts';
import type { Judged } from './judged.ts';
import { Prover } from './prover.ts';
import { SchemaSides } from './schema-sides.ts';

/** What is judged of each change, by rule. */
async function judged(base: unknown, revision: unknown, strict: boolean, holder: Holder) {
  const [one, other] = [await modelOf(contractOf(holder(base))), await modelOf(contractOf(holder(revision)))];
  const compared = compareModels(one, other);
  const options = { strict, compat: 'wire' } as const;
  const prover = new Prover(new SchemaSides(compared, compared.clean), options, new Map());
  const found: (Judged | null)[] = [];
  for (const change of compared.changes) {
    for (const meeting of new Reach([change]).of(change)) {
      const verdict = judgeChange(change, meeting, options);
      if (verdict !== null) found.push(prover.judge(change, meeting, verdict));
    }
  }
  return found;
}

const limited = (maxLength: number, more: object = {}) => ({ type: 'string', maxLength, ...more });
const choices = (least: number) => ({ oneOf: [{ maximum: 5 }, { minimum: least }] });

interface At {
  readonly holder: Holder;
  readonly strict?: boolean;
}

const request: At = { holder: inRequest };
const response: At = { holder: inResponse };

it.each<
  [says: string, base: unknown, revision: unknown, at: At, told: readonly [effect: string, value?: unknown] | null]
>([
  ['a break comes with its message', limited(9), limited(1), request, ['breaking', 'text']],
  ['what means the same is not told', limited(9, { enum: ['a'] }), limited(5, { enum: ['a'] }), request, null],
  ['the opposite sender is not hurt', limited(9), limited(5), response, ['compatible']],
  ['a new value is tolerated', { enum: ['a'] }, { enum: ['a', 'b'] }, response, ['risky']],
  ['but not by literal sets', { enum: ['a'] }, { enum: ['a', 'b'] }, { ...response, strict: true }, ['breaking', 'b']],
  ['a message that fits two choices is risky', choices(8), choices(4), request, ['risky', 4]],
])('%s', async (_, base, revision, { holder, strict = false }, told) => {
  const [first, ...others] = await judged(base, revision, strict, holder);
  expect(others).toEqual([]);
  expect(first?.verdict.effect).toBe(told?.[0]);
  expect(first?.proposal?.value).toEqual(told?.[1]);
});

it('a change that is at fault with others says what is told of it', async () => {
  const gap = (low: number, high: number) => ({ anyOf: [{ maximum: low }, { minimum: high }] });
  const [base, revision] = [
    { type: 'integer', allOf: [gap(5, 3), gap(6, 2)] },
    { type: 'integer', allOf: [gap(2, 6), gap(2, 6)] },
  ];
  const all = await judged(base, revision, false, inRequest);
  const parts = all.flatMap((one) => one?.breakage?.shared?.part ?? []);
  const [first] = all;
  const told = first?.breakage?.shared?.together(parts);
  expect(told?.verdict.why).toContain('Breaks only together with:');
  expect(told?.proposal).toMatchObject({ accepting: [expect.anything(), expect.anything()] });
  expect(first?.breakage?.shared?.together([])).toBe(null);
});
