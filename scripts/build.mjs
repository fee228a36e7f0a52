import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { bundleCli } from './bundle.mjs';
import { filesBelow } from './lib/files.mjs';
import { fingerprint } from './lib/fingerprint.mjs';
import { nodeStep, packageStep, root } from './lib/run.mjs';

const packages = [
  'packages/protocol',
  'packages/core',
  'packages/report',
  'packages/cli',
  'migrations',
  'packages/server',
];
const bundle = join(root, 'packages/cli/dist/bin/contract-check.cjs');
const snapshot = nodeStep('packages/server/dist/store/pglite/make-snapshot.js');
const stamp = join(root, 'packages/cli/dist/bin/.built-from');

const buildScripts = ['build', 'bundle', 'compile-bundle'].map((name) => `scripts/${name}.mjs`);

/** Everything that the output depends on, our own build scripts and the locked dependencies included. */
function inputs() {
  const sources = packages.flatMap((name) => [
    ...filesBelow(`${name}/src`).filter((file) => !file.endsWith('.test.ts')),
    `${name}/package.json`,
    `${name}/tsconfig.json`,
  ]);
  return [...sources, 'tsconfig.base.json', 'package-lock.json', ...buildScripts];
}

function upToDate(/** @type {string} */ print) {
  const outputs = [bundle, ...packages.map((name) => join(root, name, 'dist/.tsbuildinfo'))];
  return outputs.every(existsSync) && existsSync(stamp) && readFileSync(stamp, 'utf8') === print;
}

/**
 * Compiles the packages, keeps a copy of the embedded database as it starts, and bundles the command; does nothing when
 * no input has changed since.
 *
 * @returns {Promise<number>} exit code
 */
export async function build() {
  // What is compiled for one Node is of no use to another.
  const print = `${fingerprint(root, inputs())} ${process.version}`;
  if (upToDate(print)) return 0;
  const compile = packageStep('typescript', ['-b', ...packages], 'tsc');
  const code = await compile.run([]);
  if (code !== 0) return code;
  const kept = await snapshot.run([]);
  if (kept !== 0) return kept;
  await bundleCli(bundle);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, print);
  return 0;
}
