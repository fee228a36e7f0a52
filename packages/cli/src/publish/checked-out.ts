import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { askGit, repositoryAt } from '../bases/repository.ts';
import type { Io } from '../io.ts';

/** Where a contract comes from; null: nobody can tell. */
export interface Origin {
  readonly branch: string | null;
  readonly commit: string | null;
}

type Environment = Io['env'];

/** Where build servers, which check out commits rather than branches, name the branch that is built. */
const BRANCH_VARIABLES: readonly { readonly name: string; readonly isTag?: (env: Environment) => boolean }[] = [
  { name: 'GITHUB_HEAD_REF' },
  { name: 'GITHUB_REF_NAME', isTag: (env) => env.GITHUB_REF_TYPE === 'tag' },
  { name: 'CI_MERGE_REQUEST_SOURCE_BRANCH_NAME' },
  { name: 'CI_COMMIT_BRANCH' },
  { name: 'CHANGE_BRANCH' },
  { name: 'BRANCH_NAME' },
  { name: 'BITBUCKET_BRANCH' },
  { name: 'SYSTEM_PULLREQUEST_SOURCEBRANCH' },
  { name: 'BUILD_SOURCEBRANCH' },
  { name: 'BUILDKITE_BRANCH' },
  { name: 'CIRCLE_BRANCH' },
  { name: 'DRONE_SOURCE_BRANCH' },
  { name: 'DRONE_BRANCH' },
  { name: 'TRAVIS_PULL_REQUEST_BRANCH' },
  { name: 'TRAVIS_BRANCH', isTag: (env) => Boolean(env.TRAVIS_TAG) },
  { name: 'APPVEYOR_REPO_BRANCH' },
];

const NOWHERE: Origin = { branch: null, commit: null };

/**
 * The branch and commit that a file of the work tree belongs to. No commit where the files are not as they were
 * committed, and nothing for what is no file.
 *
 * @param files of the contract, the entry first
 */
export async function checkedOut(files: readonly string[], io: Pick<Io, 'git' | 'env' | 'cwd'>): Promise<Origin> {
  const [entry = '', ...others] = files.map((file) => resolve(io.cwd, file));
  if (!existsSync(entry)) return NOWHERE;
  const folder = dirname(entry);
  const repository = await repositoryAt(folder, io);
  if (!repository.ok) return NOWHERE;
  const branch = repository.value.branch ?? builtBranch(io.env);
  const changed = await askGit(
    ['--literal-pathspecs', 'status', '--porcelain', '--ignored', '--', entry, ...others],
    folder,
    io,
  );
  const isCommitted = changed.ok && changed.value === '';
  return { branch: branch?.replace(/^refs\/heads\//, '') ?? null, commit: isCommitted ? repository.value.head : null };
}

function builtBranch(env: Environment): string | null {
  const isBranch = (text: string | undefined) => Boolean(text) && text?.startsWith('refs/tags/') !== true;
  const found = BRANCH_VARIABLES.find(({ name, isTag }) => isBranch(env[name]) && isTag?.(env) !== true);
  return found === undefined ? null : (env[found.name] ?? null);
}
