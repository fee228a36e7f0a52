import { nodeStep, packageStep } from '../lib/run.mjs';

/**
 * All static checks. Each runs even when an earlier one failed.
 *
 * @type {readonly import('../lib/run.mjs').Step[]}
 */
export const checkSteps = [
  // Format, lint, import boundaries and import cycles: the bans and their reasons stand in biome.json.
  packageStep('@biomejs/biome', ['check', '.', '--error-on-warnings'], 'biome'),
  packageStep('typescript', ['-b', '.', 'scripts'], 'tsc'),
  packageStep('knip', []),
  nodeStep('scripts/check/long-files.mjs'),
  nodeStep('scripts/generate.mjs', ['--check']),
  nodeStep('scripts/check/own-contract.mjs'),
];
