/**
 * The first command on a fresh clone: `npm test`, `npm run demo` … all come through here.
 *
 * Node built-ins only, because nothing is installed yet. Checks Node, installs what the lock file names when it is
 * not there already, then runs a task of tasks.mjs. Exit code: that of the first step that failed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isInstalled } from './lib/installed.mjs';
import { isOlder, oldestNode } from './lib/node-version.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} file */
function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** The npm that started us, so that one npm alone writes node_modules; else the one on the PATH. */
function npmCommand() {
  const started = process.env.npm_execpath;
  if (started !== undefined && basename(started).startsWith('npm-cli'))
    return { file: process.execPath, args: [started] };
  return { file: 'npm', args: [] };
}

/** @returns {number} exit code */
function install() {
  // npm itself leaves this record of what it installed; an interrupted installation leaves none.
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'));
  if (isInstalled(readJson(join(root, 'package-lock.json')), installed)) return 0;
  console.error('Installing dependencies (npm ci). Only needed when package-lock.json has changed.');
  const npm = npmCommand();
  // Development dependencies are wanted whatever NODE_ENV says.
  const args = [...npm.args, 'ci', '--include=dev', '--no-audit', '--no-fund'];
  const done = spawnSync(npm.file, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && npm.file === 'npm',
  });
  if (done.status === 0) return 0;
  console.error(`\nFailed: npm ci (${done.error?.message ?? `exit ${done.status ?? done.signal}`}).`);
  console.error('Next: check that the npm registry can be reached, then run the same command again.');
  return done.status ?? 1;
}

async function main() {
  const [name = '', ...args] = process.argv.slice(2);
  if (isOlder(process.versions.node, oldestNode)) {
    console.error(`This project needs Node ${oldestNode} or newer; this is ${process.versions.node}.`);
    console.error('Next: install a current Node (https://nodejs.org/en/download), then run the same command again.');
    return 1;
  }
  const failed = install();
  if (failed !== 0) return failed;
  const { runTask } = await import(pathToFileURL(join(root, 'scripts', 'tasks.mjs')).href);
  return runTask(name, args);
}

process.exitCode = await main();
