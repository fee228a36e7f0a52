import { ok, type Result } from '@contract-check/core';
import { findBase, type GitBase } from '../bases/find-base.ts';
import { askGit, type Repository } from '../bases/repository.ts';
import type { Refusal } from '../input/refusal.ts';
import type { Io } from '../io.ts';

/** A revision in the history of contracts. */
export interface ReleasePoint {
  readonly base: GitBase;
  /** The day of the tag, `YYYY-MM-DD`; null for the revision that the history starts from. */
  readonly date: string | null;
}

/** Before a release come its release candidates; of several tags at a commit the highest counts. */
const TAGS = ['-c', 'versionsort.suffix=-', 'for-each-ref', '--sort=-v:refname'];
const FIELDS = '--format=%(refname:strip=2)%00%(objectname)%00%(*objectname)%00%(creatordate:short)';

/** The revision that was asked for, then every tag that leads to HEAD and not to it, oldest first. */
export async function releasePoints(
  since: string,
  repository: Repository,
  io: Pick<Io, 'git' | 'env'>,
): Promise<Result<readonly ReleasePoint[], Refusal>> {
  const start = await findBase({ from: 'ref', ref: since }, repository, io);
  if (!start.ok) return start;
  const { commit } = start.value;
  const first = { base: start.value, date: null };
  if (commit === null) return ok([first]);
  const { top } = repository;
  // What no tag or branch names is left out: it would be most of the history.
  const walk = ['rev-list', '--topo-order', '--reverse', '--simplify-by-decoration', `${commit}..HEAD`];
  const commits = await askGit(walk, top, io);
  if (!commits.ok) return commits;
  const tags = await askGit([...TAGS, FIELDS, 'refs/tags'], top, io);
  if (!tags.ok) return tags;
  const byCommit = tagsByCommit(tags.value ?? '');
  return ok([first, ...(commits.value ?? '').split('\n').flatMap((id) => byCommit.get(id) ?? [])]);
}

function tagsByCommit(list: string): ReadonlyMap<string, ReleasePoint> {
  const found = new Map<string, ReleasePoint>();
  for (const line of list.split('\n')) {
    const [name = '', object = '', peeled = '', date = ''] = line.split('\0');
    const commit = peeled === '' ? object : peeled;
    if (!found.has(commit)) found.set(commit, { base: { commit, name, why: 'a tag' }, date });
  }
  return found;
}
