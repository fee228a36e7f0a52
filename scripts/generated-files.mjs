import { verdictSchema } from '@contract-check/report';

/**
 * What `npm run generate` writes and `npm run check` compares, so that it can never drift from the code.
 *
 * @type {readonly { file: string, make: () => string }[]}
 */
export const generatedFiles = [
  { file: 'docs/verdict.schema.json', make: () => `${JSON.stringify(verdictSchema, null, 2)}\n` },
];
