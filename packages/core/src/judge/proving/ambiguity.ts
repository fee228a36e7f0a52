import { directedRows } from '../../rules/rows.ts';
import { directionTexts, ruleId } from '../../rules/texts.ts';
import { Evaluator, LITERAL } from '../../schema/containment/evaluate.ts';
import { everywhereAt } from '../../schema/containment/in-place.ts';
import type { NormalSchema } from '../../schema/containment/normal-schema.ts';
import type { Patterns } from '../../schema/containment/patterns.ts';
import type { Verdict } from '../judge-change.ts';

const FACT = 'union-became-ambiguous';

/** Whether of several schemas exactly one must hold at a place (`oneOf`), whatever else does. */
export function hasExclusiveChoice(schemas: readonly NormalSchema[]): boolean {
  return schemas.some((schema) => [...everywhereAt(schema)].some(({ keywords }) => keywords.oneOf !== undefined));
}

/** Whether schemas reject a value for nothing but that more than one choice of a `oneOf` accepts it. */
export function isMerelyAmbiguous(patterns: Patterns, schemas: readonly NormalSchema[], value: unknown): boolean {
  const evaluator = new Evaluator(patterns, LITERAL);
  const accepted = (anyBranch: boolean) =>
    schemas.map((schema) => evaluator.accepts(schema, value, { anyBranch, tolerant: false }));
  return accepted(true).every((accepts) => accepts === true) && accepted(false).includes(false);
}

/** The word on a change after which a message fits several choices; no walker sees that, only deciding does. */
export function asAmbiguous(verdict: Verdict): Verdict {
  const { direction } = verdict;
  if (direction === 'none') return verdict;
  const row = directedRows[FACT];
  const told = verdict.message.replace(/\.$/, '');
  return {
    ...verdict,
    ...directionTexts(row, direction, 'unknown'),
    rule: ruleId(FACT, direction),
    effect: 'risky',
    breaks: ['wire', 'source'],
    proof: 'exact',
    reading: 'declared',
    message: row.says({ subject: '', place: told, direction, data: {} }),
  };
}
