/**
 * What `npm run generate` writes and `npm run check` compares, so that it can never drift from the code.
 *
 * @type {readonly { file: string, make: () => string }[]}
 */
export const generatedFiles = [];
