import type { ProblemInfo } from '@contract-check/core';

/** What can be wrong with a template. One row per code. */
export const TEMPLATE_PROBLEMS = {
  'template-syntax': {
    title: 'The template is not Mustache',
    explanation:
      'Tags are {{name}}, sections {{#name}} … {{/name}}, and sections end in the order in which they began.',
  },
  'template-unknown-name': {
    title: 'The template asks for something that a verdict does not hold',
    explanation:
      'A name is a member of the JSON result or one of the few added for templates; docs/outputs.md lists them.',
  },
  'template-partial': {
    title: 'The template asks for another template',
    explanation: 'A template is one file: nothing that it names is read.',
  },
} as const satisfies Readonly<Record<string, ProblemInfo>>;

export type TemplateProblemCode = keyof typeof TEMPLATE_PROBLEMS;
