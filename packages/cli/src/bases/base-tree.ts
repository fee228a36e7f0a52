import { ok, type Result } from '@contract-check/core';
import { gitRefusal } from '../input/git-objects.ts';
import type { Refusal } from '../input/refusal.ts';
import type { Io } from '../io.ts';
import type { GitBase } from './find-base.ts';
import { askGit, type Repository } from './repository.ts';

const ANSWER_BYTES = 200_000_000;

/** The files of a revision against those of the work tree. All paths count from the top of the repository. */
export interface BaseTree {
  readonly base: GitBase;
  /** Added, changed or gone since, as far as git tracks them; line endings count as git stores them. */
  readonly changed: ReadonlySet<string>;
  /** In the revision, and no longer in the work tree. */
  readonly gone: readonly string[];
  /** Which of the files stand in the revision. */
  holds(paths: readonly string[]): Promise<Result<ReadonlySet<string>, Refusal>>;
  /** Files that git takes for renamed, old name first, among those that are gone and those that are new. */
  renames(gone: readonly string[], added: readonly string[]): Promise<Result<ReadonlyMap<string, string>, Refusal>>;
}

/** Plain answers whatever the user's configuration says of `git diff`. */
const DIFF = ['diff', '--no-ext-diff', '--no-relative', '--ignore-submodules=dirty', '--name-status', '-z'];

/** Compares a revision with the work tree: one question, however many files. */
export async function baseTree(
  base: GitBase,
  { top }: Repository,
  io: Pick<Io, 'git'>,
): Promise<Result<BaseTree, Refusal>> {
  const { commit } = base;
  if (commit === null) return ok(emptyTree(base));
  const listed = await askGit([...DIFF, '--no-renames', commit, '--'], top, io);
  if (!listed.ok) return listed;
  const statuses = pairsOf(listed.value ?? '');
  return ok({
    base,
    changed: new Set(statuses.map(([, path]) => path)),
    gone: statuses.filter(([status]) => status === 'D').map(([, path]) => path),
    async holds(paths) {
      const asked = paths.filter((path) => !path.includes('\n'));
      const input = asked.map((path) => `${commit}:${path}\n`).join('');
      const result = await io.git(['cat-file', '--batch-check'], { cwd: top, input, maxBytes: ANSWER_BYTES });
      if (result.end !== 'exit' || result.status !== 0) return gitRefusal(result);
      const lines = Buffer.from(result.stdout).toString('utf8').split('\n');
      return ok(new Set(asked.filter((_, index) => /^[0-9a-f]+ blob \d+$/.test(lines[index] ?? ''))));
    },
    async renames(gone, added) {
      if (gone.length === 0 || added.length === 0) return ok(new Map());
      const literal = [...gone, ...added].map((path) => `:(top,literal)${path}`);
      const found = await askGit([...DIFF, '--find-renames', '--diff-filter=R', commit, '--', ...literal], top, io);
      if (!found.ok) return found;
      const fields = (found.value ?? '').split('\0');
      const renamed = new Map<string, string>();
      for (let at = 0; at + 2 < fields.length; at += 3) renamed.set(fields[at + 1] ?? '', fields[at + 2] ?? '');
      return ok(renamed);
    },
  });
}

/** What is gone from a folder, by the paths from there; `prefix` is its own path with a slash behind, or empty. */
export function goneBelow({ gone }: BaseTree, prefix: string): readonly string[] {
  return gone.flatMap((path) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : []));
}

function emptyTree(base: GitBase): BaseTree {
  const none = async () => ok(new Set<string>());
  return { base, changed: new Set(), gone: [], holds: none, renames: async () => ok(new Map()) };
}

/** `M\0path\0A\0path\0` */
function pairsOf(text: string): readonly (readonly [status: string, path: string])[] {
  const fields = text.split('\0');
  const pairs: (readonly [string, string])[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) pairs.push([fields[at] ?? '', fields[at + 1] ?? '']);
  return pairs;
}
