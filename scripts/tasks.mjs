import { build } from './build.mjs';
import { checkSteps } from './check/steps.mjs';
import { corpusFolder, corpusPresent } from './lib/corpus.mjs';
import { nodeStep, packageStep } from './lib/run.mjs';
import { bundleStep, typescriptStep } from './lib/run-typescript.mjs';

/** @typedef {import('./lib/run.mjs').Step} Step */

/** @type {Step} */
const buildStep = { name: 'build', run: build };
const buildBench = packageStep('typescript', ['-b', 'bench'], 'tsc');
const hostile = bundleStep('test/hostile/cases.ts');

/**
 * What `npm run …` can do. A task stops at its first failing step, but for those that `keepGoing` to show all that
 * is wrong. The last step gets the arguments typed after `--`.
 *
 * @type {Record<string, { steps: readonly Step[], keepGoing?: boolean }>}
 */
const tasks = {
  build: { steps: [buildStep] },
  demo: { steps: [buildStep, nodeStep('scripts/demo.mjs')] },
  test: { steps: [buildStep, packageStep('vitest', ['run'])] },
  corpus: { steps: [corpusPresent, packageStep('vitest', ['run', '--config', 'vitest.corpus.config.ts'])] },
  soundness: { steps: [buildStep, typescriptStep('test/soundness/run.ts', ['--corpus', corpusFolder()])] },
  mutation: { steps: [buildStep, typescriptStep('test/mutation/run.ts', ['--corpus', corpusFolder()])] },
  'bench:service': { steps: [buildStep, typescriptStep('bench/service/run-service.ts')] },
  storm: { steps: [buildStep, typescriptStep('test/server/storm/run-storms.ts')] },
  generate: { steps: [buildStep, nodeStep('scripts/generate.mjs')] },
  promise: { steps: [nodeStep('scripts/promise.mjs')] },
  check: { steps: [buildStep, ...checkSteps], keepGoing: true },
  bench: {
    steps: [
      buildStep,
      buildBench,
      hostile.step,
      nodeStep('bench/dist/run.js', ['--corpus', corpusFolder(), '--hostile', hostile.output]),
    ],
  },
};

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code: 2 for an unknown task, else that of the first failing step
 */
export async function runTask(name, args) {
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (task === undefined) {
    console.error(`There is no task "${name}". Tasks: ${Object.keys(tasks).join(', ')}.`);
    return 2;
  }
  const failed = [];
  for (const [index, step] of task.steps.entries()) {
    const code = await step.run(index === task.steps.length - 1 ? args : []);
    if (code === 0) continue;
    failed.push({ name: step.name, code });
    if (task.keepGoing !== true) break;
  }
  for (const step of failed) console.error(`\nFailed: ${step.name} (exit ${step.code}).`);
  return failed[0]?.code ?? 0;
}
