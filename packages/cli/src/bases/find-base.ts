import { ok, type Result } from '@contract-check/core';
import type { BaseRule } from '../config/settings.ts';
import { type Refusal, refuse } from '../input/refusal.ts';
import type { Io } from '../io.ts';
import { type FoundBranch, findDefaultBranch, namedBranch } from './default-branch.ts';
import { askGit, commitOf, type Repository, shallowRefusal, shortId } from './repository.ts';

/** A revision to compare with. */
export interface GitBase {
  /** Null: before the first commit, when there was nothing. */
  readonly commit: string | null;
  /** What labels begin with, and git understands: `1f2e3d4c5b`, `v1.2.0`. */
  readonly name: string;
  /** Why this one, for people; no full stop. */
  readonly why: string;
}

type Answer = Promise<Result<GitBase, Refusal>>;
type Asked = Pick<Io, 'git' | 'env'>;
/** A rule that names a revision. */
export type GitRule = Exclude<BaseRule, { from: 'argument' | 'registry' }>;

const NOTHING: GitBase = { commit: null, name: '', why: 'there is no earlier commit: every contract is new' };

/** The revision that a rule means, seen from what is checked out. */
export async function findBase(rule: GitRule, repository: Repository, io: Asked): Answer {
  if (repository.head === null) return ok(NOTHING);
  switch (rule.from) {
    case 'merge-base':
      return mergeBase(rule.branch, repository.head, repository, io);
    case 'tag':
      return newestTag(rule.pattern, repository.head, repository, io);
    case 'ref':
      return named(rule.ref, repository, io);
  }
}

async function named(ref: string, repository: Repository, io: Asked): Answer {
  const commit = await commitOf(ref, repository, io);
  if (!commit.ok) return commit;
  if (commit.value !== null) return ok({ commit: commit.value, name: ref, why: 'as asked' });
  // Told as any branch that was not fetched is.
  const refused = await namedBranch(ref, repository, io);
  return refused.ok ? ok({ commit: refused.value.commit, name: refused.value.name, why: 'as asked' }) : refused;
}

async function mergeBase(name: string | null, head: string, repository: Repository, io: Asked): Answer {
  const branch = await (name === null ? findDefaultBranch(repository, io) : namedBranch(name, repository, io));
  if (!branch.ok) return branch;
  // Of several (after merges in both directions) git's own first one, as in `git diff main...`.
  const found = await askGit(['merge-base', head, branch.value.commit], repository.top, io, 1);
  if (!found.ok) return found;
  if (found.value === null) return unrelated(branch.value, repository);
  if (found.value === head && isItself(branch.value, repository)) return firstParent(branch.value, repository, io);
  const why =
    found.value === head
      ? `the last commit, which ${branch.value.name} has too`
      : `where HEAD left ${branch.value.name}`;
  return ok({ commit: found.value, name: shortId(found.value), why });
}

function unrelated({ name }: FoundBranch, { isShallow }: Repository): Result<GitBase, Refusal> {
  if (isShallow) return shallowRefusal(`Where HEAD left ${name} cannot be told`);
  return refuse(
    'base-unrelated',
    `HEAD and ${name} have no commit in common.`,
    `Compare with the branch itself: --base ref:${name}; or name another one.`,
  );
}

/** A build of the default branch; one of a detached head that it contains is such a build as well. */
function isItself({ short }: FoundBranch, { branch }: Repository): boolean {
  return branch === null || branch === `refs/heads/${short}`;
}

/** On the default branch every commit is its own merge base, which would never show a change. */
async function firstParent({ name }: FoundBranch, repository: Repository, io: Asked): Answer {
  const parent = await commitOf('HEAD^1', repository, io);
  if (!parent.ok) return parent;
  if (parent.value !== null) {
    const why = `the commit before HEAD, since HEAD is on ${name} itself`;
    return ok({ commit: parent.value, name: shortId(parent.value), why });
  }
  return repository.isShallow ? shallowRefusal('The commit before HEAD is not there') : ok(NOTHING);
}

/** A tag of HEAD itself does not count: a release is compared with the one before. */
async function newestTag(pattern: string, head: string, repository: Repository, io: Asked): Answer {
  // Before a release come its release candidates.
  const order = ['-c', 'versionsort.suffix=-', 'tag', '--sort=-v:refname', '--merged', head];
  const format = '--format=%(refname:short)%00%(objectname)%00%(*objectname)';
  const listed = await askGit([...order, format, `--list`, '--', pattern], repository.top, io);
  if (!listed.ok) return listed;
  const tags = (listed.value ?? '').split('\n').map((line) => {
    const [name = '', object = '', peeled = ''] = line.split('\0');
    return { name, commit: peeled === '' ? object : peeled };
  });
  const newest = tags.find(({ name, commit }) => name !== '' && commit !== head);
  if (newest !== undefined)
    return ok({ commit: newest.commit, name: newest.name, why: `the newest tag before HEAD that fits ${pattern}` });
  if (repository.isShallow) return shallowRefusal(`No tag that fits ${pattern} leads to HEAD`);
  return refuse(
    'base-tag-not-found',
    `No tag that fits ${pattern} leads to HEAD.`,
    'Fetch the tags (git fetch --tags), or check the pattern: git tag --merged HEAD',
  );
}
