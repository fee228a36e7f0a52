import { ok, type Result } from '@contract-check/core';
import type { Repository } from '../bases/repository.ts';
import { gitRefusal } from '../input/git-objects.ts';
import type { Refusal } from '../input/refusal.ts';
import type { Io } from '../io.ts';

/** What a file is in a commit: equal ids, equal bytes. Undefined: there is no such file. */
export type BlobIds = (commit: string | null, path: string) => string | undefined;

const ANSWER_BYTES = 200_000_000;

/**
 * Looks up files in commits, all in one question.
 *
 * @param paths from the top of the repository
 */
export async function blobIds(
  commits: readonly string[],
  paths: readonly string[],
  { top }: Repository,
  io: Pick<Io, 'git'>,
): Promise<Result<BlobIds, Refusal>> {
  const asked = commits.flatMap((commit) =>
    paths.filter((path) => !path.includes('\n')).map((path) => `${commit}:${path}`),
  );
  if (asked.length === 0) return ok(() => undefined);
  const input = `${asked.join('\n')}\n`;
  const answer = await io.git(['cat-file', '--batch-check'], { cwd: top, input, maxBytes: ANSWER_BYTES });
  if (answer.end !== 'exit' || answer.status !== 0) return gitRefusal(answer);
  const lines = Buffer.from(answer.stdout).toString('utf8').split('\n');
  const ids = new Map(asked.map((name, index) => [name, /^([0-9a-f]+) blob \d+$/.exec(lines[index] ?? '')?.[1]]));
  return ok((commit, path) => ids.get(`${commit}:${path}`));
}
