import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * One step of a task.
 *
 * @typedef {{ name: string, run: (args: readonly string[]) => number | Promise<number> }} Step
 * `run` gets the arguments that the user typed after `--` and answers an exit code.
 */

/**
 * Runs a program in the repository's folder, its output shown as it comes.
 *
 * @param {string} name as people would type it, for messages
 * @param {string} file
 * @param {readonly string[]} args
 * @returns {number} exit code; 1 when the program could not be started or was killed
 */
function runProgram(name, file, args) {
  const done = spawnSync(file, args, { cwd: root, stdio: 'inherit' });
  if (done.error !== undefined) console.error(`${name}: ${done.error.message}`);
  return done.status ?? 1;
}

/**
 * The JavaScript file behind a package's command. Run by Node itself, it needs no shell on any platform.
 *
 * @param {string} packageName
 * @param {string} command
 */
export function commandFile(packageName, command = packageName) {
  const manifest = join(root, 'node_modules', packageName, 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[command]);
}

/**
 * A step that runs a command of an installed package; extra arguments are appended.
 *
 * @param {string} packageName
 * @param {readonly string[]} args
 * @param {string} command
 * @returns {Step}
 */
export function packageStep(packageName, args, command = packageName) {
  const name = [command, ...args].join(' ');
  const run = (/** @type {readonly string[]} */ extra) =>
    runProgram(name, process.execPath, [commandFile(packageName, command), ...args, ...extra]);
  return { name, run };
}

/**
 * A step that runs one of our own files in a process of its own.
 *
 * @param {string} file relative to the repository
 * @param {readonly string[]} args
 * @returns {Step}
 */
export function nodeStep(file, args = []) {
  const name = ['node', file, ...args].join(' ');
  return { name, run: (extra) => runProgram(name, process.execPath, [join(root, file), ...args, ...extra]) };
}
