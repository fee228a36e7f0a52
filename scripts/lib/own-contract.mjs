import { spawnSync } from 'node:child_process';

/** The contract of the service, and how it was promised last; relative to the repository. */
export const CONTRACT = 'packages/server/openapi.yaml';
export const PROMISED = 'packages/server/released/openapi.yaml';

/**
 * @typedef {object} Release
 * @property {string} tag the newest `v*` that is an ancestor of what is checked out and has the contract
 * @property {string} text the contract that it has
 */

/**
 * The last release, as far as this clone knows.
 *
 * @param {string} folder the repository
 * @returns {Release | null} null: there is none, or its tag was not fetched (a shallow clone), or this is no repository
 */
export function lastRelease(folder) {
  // With the suffix, 1.0.0-rc.1 is older than 1.0.0.
  const newestFirst = ['-c', 'versionsort.suffix=-', 'tag', '--list', 'v*', '--merged', 'HEAD', '--sort=-v:refname'];
  const tags = git(folder, newestFirst) ?? '';
  for (const tag of tags.split('\n').filter((line) => line !== '')) {
    const text = git(folder, ['show', `${tag}:${CONTRACT}`]);
    if (text !== null) return { tag, text };
  }
  return null;
}

/**
 * @param {string} folder
 * @param {readonly string[]} args
 * @returns {string | null} null: git refused
 */
function git(folder, args) {
  const done = spawnSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return done.status === 0 ? done.stdout : null;
}
