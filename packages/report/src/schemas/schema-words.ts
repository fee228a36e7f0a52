import type {
  Effect,
  SchemaAnswer,
  SchemaCheck,
  SchemaDirection,
  SchemaMode,
  SchemaVerdict,
} from '@contract-check/core';
import type { SchemaReport } from './schema-report.ts';

/** Answers look like the effects that they resemble. */
export const ANSWER_EFFECTS: Readonly<Record<SchemaAnswer, Effect>> = {
  yes: 'compatible',
  no: 'breaking',
  unknown: 'risky',
};

/** How an answer is called. */
export const ANSWER_WORDS: Readonly<Record<SchemaAnswer, string>> = {
  yes: 'yes, proven',
  no: 'no',
  unknown: 'unknown',
};

const SENTENCES: Readonly<Record<SchemaDirection, Readonly<Record<SchemaAnswer, string>>>> = {
  backward: {
    yes: 'The new schema accepts everything that the old one accepts.',
    no: 'The new schema rejects data that the old one accepts.',
    unknown: 'Whether the new schema accepts everything that the old one accepts is not decided.',
  },
  forward: {
    yes: 'The old schema accepts everything that the new one accepts.',
    no: 'The old schema rejects data that the new one accepts.',
    unknown: 'Whether the old schema accepts everything that the new one accepts is not decided.',
  },
};

export function sentenceOf({ direction, answer }: SchemaCheck): string {
  return SENTENCES[direction][answer];
}

/** What it means for those who use the schemas that a direction does not hold. */
export const MEANINGS: Readonly<Record<SchemaDirection, string>> = {
  backward: 'Who reads with the new schema fails on data that was written with the old one.',
  forward: 'Who still reads with the old schema fails on data that is written with the new one.',
};

const MODES: Readonly<Record<SchemaMode, string>> = {
  backward: 'backward compatible',
  forward: 'forward compatible',
  full: 'fully compatible',
};

/** `not backward compatible` */
export function verdictWords({ mode, answer }: SchemaVerdict): string {
  const words = { yes: '', no: 'not ', unknown: 'not decided whether ' };
  return `${words[answer]}${MODES[mode]}`;
}

/** What somebody who looks at the exit code alone would miss; often empty. */
export function undecidedNote({ verdict, exitStatus }: SchemaReport): string {
  const undecided = verdict.checks.some(({ answer }) => answer === 'unknown');
  return undecided && exitStatus === 0 ? 'Not decided; --fail-on warning fails on that.' : '';
}
