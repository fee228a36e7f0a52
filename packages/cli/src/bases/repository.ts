import { relative, sep } from 'node:path';
import { ok, type Result } from '@contract-check/core';
import { gitRefusal } from '../input/git-objects.ts';
import { type Refusal, refuse } from '../input/refusal.ts';
import type { Io } from '../io.ts';

type Refused = { readonly ok: false; readonly error: Refusal };

/** Names of all files that changed in a large repository. */
const ANSWER_BYTES = 200_000_000;

/** Where a repository stands. */
export interface Repository {
  /** Absolute path of the work tree. */
  readonly top: string;
  /** The history ends somewhere because nobody fetched the rest. */
  readonly isShallow: boolean;
  /** Null before the first commit. */
  readonly head: string | null;
  /** The full name of the branch that is checked out; null on a detached head. */
  readonly branch: string | null;
}

/** Asks git in the folder; its trimmed answer, null when it ended with `no` (which means: there is none). */
export async function askGit(
  args: readonly string[],
  cwd: string,
  io: Pick<Io, 'git'>,
  no: number | null = null,
): Promise<Result<string | null, Refusal>> {
  const result = await io.git(args, { cwd, maxBytes: ANSWER_BYTES });
  if (result.end === 'exit' && result.status === no) return ok(null);
  if (result.end !== 'exit' || result.status !== 0) return gitRefusal(result);
  return ok(Buffer.from(result.stdout).toString('utf8').trimEnd());
}

/** The repository that a folder lies in. */
export async function repositoryAt(folder: string, io: Pick<Io, 'git'>): Promise<Result<Repository, Refusal>> {
  const place = await askGit(['rev-parse', '--show-toplevel', '--is-shallow-repository'], folder, io);
  if (!place.ok) return place.error.code === 'git-not-a-repository' ? noRepository() : place;
  const [top = '', shallow = ''] = (place.value ?? '').split('\n');
  const head = await askGit(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], folder, io, 1);
  if (!head.ok) return head;
  const branch = await askGit(['symbolic-ref', '--quiet', 'HEAD'], folder, io, 1);
  if (!branch.ok) return branch;
  return ok({ top, isShallow: shallow === 'true', head: head.value, branch: branch.value });
}

function noRepository(): Refused {
  return refuse(
    'git-not-a-repository',
    'The contracts are in no Git repository, so there is nothing to find their base in.',
    'Name both: contract-check diff <old> <new>; or set "base: file:…" in the configuration.',
  );
}

/** How a file or folder is called from a folder above it, `/` between; empty for that folder itself. */
export function pathBelow(top: string, file: string): string {
  return relative(top, file).split(sep).join('/');
}

/** The commit that a name means; null when git knows none. */
export async function commitOf(name: string, { top }: Repository, io: Pick<Io, 'git'>) {
  // Such a name cannot exist, and git would take it for an option.
  if (name.startsWith('-')) return ok(null);
  return askGit(['rev-parse', '--verify', '--quiet', `${name}^{commit}`], top, io, 1);
}

/** Enough of a commit's id for people, and for git. */
export function shortId(commit: string): string {
  return commit.slice(0, 10);
}

/** What is missing was never fetched. */
export function shallowRefusal(what: string): Refused {
  return refuse(
    'git-shallow',
    `${what}: this clone is shallow, its history was cut off.`,
    'Fetch all of it: git fetch --unshallow; in GitHub Actions "fetch-depth: 0" of actions/checkout, in GitLab GIT_DEPTH: 0.',
  );
}
