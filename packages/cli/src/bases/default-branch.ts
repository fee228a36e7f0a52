import { ok, type Result } from '@contract-check/core';
import { type Refusal, refuse } from '../input/refusal.ts';
import type { Io } from '../io.ts';
import { askGit, commitOf, type Repository, shallowRefusal } from './repository.ts';

/** A branch that another one is compared with. */
export interface FoundBranch {
  /** For people, and for git: `origin/main`. */
  readonly name: string;
  readonly commit: string;
  /** Its name in its own repository: `main`. */
  readonly short: string;
}

/**
 * Where build servers name the branch that a change is to go into. `only`: the variable counts where this one is set,
 * and is not `false`.
 */
const TARGET_VARIABLES: readonly { readonly name: string; readonly only?: string }[] = [
  { name: 'GITHUB_BASE_REF' },
  { name: 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME' },
  { name: 'CHANGE_TARGET' },
  { name: 'BITBUCKET_PR_DESTINATION_BRANCH' },
  { name: 'SYSTEM_PULLREQUEST_TARGETBRANCH' },
  { name: 'BUILDKITE_PULL_REQUEST_BASE_BRANCH' },
  { name: 'DRONE_TARGET_BRANCH', only: 'DRONE_PULL_REQUEST' },
  { name: 'CI_COMMIT_TARGET_BRANCH' },
  { name: 'TRAVIS_BRANCH', only: 'TRAVIS_PULL_REQUEST' },
  { name: 'APPVEYOR_REPO_BRANCH', only: 'APPVEYOR_PULL_REQUEST_NUMBER' },
  { name: 'CODEBUILD_WEBHOOK_BASE_REF' },
];

const USUAL_NAMES = ['main', 'master', 'trunk', 'develop'];
const USUAL_REMOTES = ['origin', 'upstream'];

/** The branch that a change here is to go into: named by the build server, by the remote, or by custom. */
export async function findDefaultBranch(
  repository: Repository,
  io: Pick<Io, 'git' | 'env'>,
): Promise<Result<FoundBranch, Refusal>> {
  const target = targetOf(io.env);
  if (target !== undefined) return namedBranch(target, repository, io);
  const names = [...new Set([...(io.env.CI_DEFAULT_BRANCH ? [io.env.CI_DEFAULT_BRANCH] : []), ...USUAL_NAMES])];
  const refs = await listRefs(names, repository, io);
  if (!refs.ok) return refs;
  const found = remoteHead(refs.value) ?? byName(names, refs.value);
  if (found !== undefined) return ok(found);
  if (repository.isShallow) return shallowRefusal('The default branch is not there');
  return refuse(
    'base-branch-unknown',
    'The default branch could not be found: no remote names one, and there is no main, master, trunk or develop.',
    'Name it: --base merge-base:<branch>; or tell git: git remote set-head origin --auto',
  );
}

/** A branch by its name: that of a remote before a local one, which may be old. Else any tag or commit. */
export async function namedBranch(
  name: string,
  repository: Repository,
  io: Pick<Io, 'git'>,
): Promise<Result<FoundBranch, Refusal>> {
  const refs = await listRefs([name], repository, io);
  if (!refs.ok) return refs;
  const found = byName([name], refs.value);
  if (found !== undefined) return ok(found);
  const commit = await commitOf(name, repository, io);
  if (!commit.ok) return commit;
  if (commit.value !== null)
    return ok({ name, commit: commit.value, short: name.replace(/^(?:origin|upstream)\//, '') });
  // To fetch the branch alone would not be enough to see where it was left.
  if (repository.isShallow) return shallowRefusal(`The branch ${name} is not there`);
  const branch = name.replace(/^origin\//, '');
  return refuse(
    'git-ref-not-found',
    `Git knows no branch, tag or commit "${name}".`,
    `Fetch it with its history: git fetch origin ${branch}:refs/remotes/origin/${branch}; in GitHub Actions "fetch-depth: 0" of actions/checkout.`,
  );
}

/** Null is never a branch; `refs/heads/` is how some servers write it. */
function targetOf(env: Io['env']): string | undefined {
  const isSet = (name: string | undefined) =>
    name === undefined || !['', 'false', undefined].includes(env[name]?.toLowerCase());
  const found = TARGET_VARIABLES.find(({ name, only }) => isSet(name) && isSet(only));
  return found === undefined ? undefined : env[found.name]?.replace(/^refs\/heads\//, '');
}

interface Ref {
  readonly ref: string;
  readonly commit: string;
  /** The ref that a symbolic one stands for. */
  readonly target: string;
}

async function listRefs(
  names: readonly string[],
  { top }: Repository,
  io: Pick<Io, 'git'>,
): Promise<Result<readonly Ref[], Refusal>> {
  // What a glob would mean cannot be in the name of a branch.
  const plain = names.filter((name) => !/[\s*?[\\^~:-]/.test(name.charAt(0)) && !/[\s*?[\\^~:]/.test(name));
  const patterns = plain.flatMap((name) => [`refs/remotes/*/${name}`, `refs/heads/${name}`]);
  const format = '--format=%(refname)%00%(objectname)%00%(symref)';
  const listed = await askGit(['for-each-ref', format, 'refs/remotes/*/HEAD', ...patterns], top, io);
  if (!listed.ok) return listed;
  const lines = (listed.value ?? '').split('\n').filter((line) => line !== '');
  return ok(
    lines.map((line) => {
      const [ref = '', commit = '', target = ''] = line.split('\0');
      return { ref, commit, target };
    }),
  );
}

/** What a remote calls its default branch, as it was when it was cloned. */
function remoteHead(refs: readonly Ref[]): FoundBranch | undefined {
  const heads = sortedByRemote(
    refs.filter(({ ref, target }) => /^refs\/remotes\/[^/]+\/HEAD$/.test(ref) && target !== ''),
  );
  return heads.map(({ target, commit }) => branchOf(target, commit))[0];
}

function byName(names: readonly string[], refs: readonly Ref[]): FoundBranch | undefined {
  const of = (start: RegExp) =>
    names.flatMap((name) =>
      sortedByRemote(refs.filter(({ ref }) => start.test(ref) && ref.replace(start, '') === name)),
    );
  return [...of(/^refs\/remotes\/[^/]+\//), ...of(/^refs\/heads\//)].map(({ ref, commit }) => branchOf(ref, commit))[0];
}

function sortedByRemote(refs: readonly Ref[]): readonly Ref[] {
  const rank = ({ ref }: Ref) => {
    const at = USUAL_REMOTES.indexOf(ref.split('/')[2] ?? '');
    return at < 0 ? USUAL_REMOTES.length : at;
  };
  return [...refs].sort((one, other) => rank(one) - rank(other));
}

function branchOf(ref: string, commit: string): FoundBranch {
  return {
    name: ref.replace(/^refs\/(?:remotes|heads)\//, ''),
    commit,
    short: ref.replace(/^refs\/(?:remotes\/[^/]+|heads)\//, ''),
  };
}
