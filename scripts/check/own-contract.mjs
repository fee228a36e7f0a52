/**
 * Our own service keeps to what it promised: `contract-check diff` on its contract against the last release. Where the
 * clone knows no release, the kept copy stands for it (`npm run promise` renews it), so that the check is the same in a
 * shallow clone. An argument names another repository (tests).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { CONTRACT, lastRelease, PROMISED } from '../lib/own-contract.mjs';
import { root } from '../lib/run.mjs';

const folder = process.argv[2] ?? root;
const [contract, promised] = [CONTRACT, PROMISED].map((file) => textOf(join(folder, file)));
const release = lastRelease(folder);

/** @type {string[]} */
const problems = [];
if (contract === null) problems.push(`${CONTRACT} is not there.`);
if (promised === null) problems.push(`${PROMISED} is not there: shallow clones would compare with nothing.`);
// In the commit of a release, the copy is that of the release to come.
else if (release !== null && promised !== release.text && promised !== contract) {
  problems.push(`${PROMISED} is not the contract of ${release.tag}.`);
}
for (const problem of problems) console.error(problem);
if (problems.length > 0)
  console.error('Next: npm run promise in the commit that is released; else take back what was done to it.');
process.exitCode = problems.length > 0 ? 1 : compare(release === null ? PROMISED : `${release.tag}:${CONTRACT}`);
if (problems.length === 0 && process.exitCode !== 0) {
  console.error('Next: keep what was promised beside what is new; CONTRIBUTING.md, "The contract of the service".');
}

/**
 * @param {string} base
 * @returns {number} exit code
 */
function compare(base) {
  const command = join(root, 'packages/cli/dist/bin/contract-check.cjs');
  const args = [command, 'diff', '--no-config', base, CONTRACT];
  console.log(`$ contract-check ${args.slice(1).join(' ')}`);
  return spawnSync(process.execPath, args, { cwd: folder, stdio: 'inherit' }).status ?? 1;
}

/**
 * @param {string} file
 * @returns {string | null} null: it is not there
 */
function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
