import { posix } from 'node:path';
import { ok, type Result } from '@contract-check/core';
import type { GitAnswer, GitResult, GitSession, Io } from '../io.ts';
import { mostSimilar } from '../most-similar.ts';
import { outsideRoot } from './read-file.ts';
import { type Refusal, refuse, tooLarge } from './refusal.ts';

/** A file of a revision; `ref` is empty for what is staged (git's own `:path`). */
export interface GitSource {
  readonly ref: string;
  readonly path: string;
}

type Refused = { readonly ok: false; readonly error: Refusal };

/** Room for names and messages; contracts have their own limit. */
const ANSWER_BYTES = 4_000_000;

/** How git names what is staged: stage 0 of the index. */
const INDEX = ':0';

export function pathNotFound(label: string, fix: string): Refused {
  return refuse('git-path-not-found', `There is no file ${label} in Git.`, fix);
}

async function resolveTree(ref: string, io: Io): Promise<Result<string, Refusal>> {
  if (ref === '') return ok(INDEX);
  // Such a ref cannot exist, and git would take it for an option.
  if (ref.startsWith('-')) return refNotFound(ref, io);
  const result = await io.git(['rev-parse', '--verify', '--quiet', `${ref}^{tree}`], call(io));
  if (result.end === 'exit' && result.status === 0) return ok(text(result.stdout).trim());
  if (result.end === 'exit' && result.status === 1) return refNotFound(ref, io);
  return gitRefusal(result);
}

/** What to read: `follow` resolves symbolic links inside the tree; links that lead out of it are always refused. */
export interface BlobRequest {
  readonly tree: string;
  readonly path: string;
  readonly label: string;
  readonly follow: boolean;
  readonly maxBytes: number;
}

/**
 * Reads files of revisions as they are stored: no filter, no conversion of line ends. One process of git for those
 * whose links are followed, one for the others, however many files; to be closed.
 */
export class GitObjects {
  readonly #io: Io;
  readonly #trees = new Map<string, Promise<Result<string, Refusal>>>();
  readonly #sessions = new Map<string, GitSession>();

  constructor(io: Io) {
    this.#io = io;
  }

  /** The id of the tree that a branch, tag, commit or tree names; asked once. */
  tree(ref: string): Promise<Result<string, Refusal>> {
    const known = this.#trees.get(ref) ?? resolveTree(ref, this.#io);
    this.#trees.set(ref, known);
    return known;
  }

  /** Takes over what is known of a ref; the id of a commit does as well as that of its tree. */
  know(ref: string, commit: string): void {
    this.#trees.set(ref, Promise.resolve(ok(commit)));
  }

  async read(request: BlobRequest): Promise<Result<Uint8Array, Refusal>> {
    const { tree, path, label, maxBytes } = request;
    // It would be two questions.
    if (path.includes('\n')) return pathNotFound(label, 'Check the path.');
    // Git cannot follow links in the index.
    const follow = request.follow && tree !== INDEX ? ['--follow-symlinks'] : [];
    return blobOf(await this.#session(follow).ask(`${tree}:${path}`, maxBytes), request);
  }

  async close(): Promise<void> {
    for (const session of this.#sessions.values()) await session.close();
  }

  #session(args: readonly string[]): GitSession {
    const known = this.#sessions.get(args.join());
    if (known !== undefined) return known;
    const session = this.#io.openGit(args, this.#io.cwd);
    this.#sessions.set(args.join(), session);
    return session;
  }
}

function blobOf(answer: GitAnswer, { label, maxBytes }: BlobRequest): Result<Uint8Array, Refusal> {
  if (answer.end === 'too-large') return tooLarge(maxBytes);
  if (answer.end !== 'answer') return gitRefusal(answer);
  const [, type] = /^[0-9a-f]+ (\w+) \d+$/.exec(answer.header) ?? [];
  if (type === 'blob') return ok(answer.bytes);
  if (type !== undefined) return refuse('file-is-directory', `${label} is a folder.`, 'Name the file inside it.');
  if (answer.header.startsWith('symlink ')) return outsideRoot(label, true);
  return pathNotFound(label, 'Check the path: it counts from the top of the repository (./ from here).');
}

/** A file of the tree that was probably meant: the same name in another folder, or a similar path. */
export async function similarPath(tree: Result<string, Refusal>, path: string, io: Io): Promise<string | undefined> {
  if (!tree.ok) return undefined;
  const list =
    tree.value === INDEX ? ['ls-files', '-z'] : ['ls-tree', '-r', '-z', '--name-only', '--full-tree', tree.value];
  const paths = await lines(list, '\0', io);
  const sameName = paths.find((candidate) => posix.basename(candidate) === posix.basename(path));
  return sameName ?? mostSimilar(path, paths);
}

async function refNotFound(ref: string, io: Io): Promise<Refused> {
  const [, remote, branch] = /^(origin|upstream)\/(.+)$/.exec(ref) ?? [];
  const message = `Git knows no branch, tag or commit "${ref}".`;
  if (remote !== undefined) {
    return refuse(
      'git-ref-not-found',
      message,
      `Fetch it first: git fetch --depth=1 ${remote} ${branch}:refs/remotes/${ref}`,
    );
  }
  const known = mostSimilar(ref, await lines(['for-each-ref', '--format=%(refname:short)'], '\n', io));
  const fix = known === undefined ? 'Check the name, or fetch it first.' : `Did you mean ${known}?`;
  return refuse('git-ref-not-found', message, fix);
}

async function lines(args: readonly string[], separator: string, io: Io): Promise<string[]> {
  const result = await io.git(args, call(io));
  if (result.end !== 'exit' || result.status !== 0) return [];
  return text(result.stdout)
    .split(separator)
    .filter((line) => line !== '');
}

/** Why git did not answer. */
export function gitRefusal(result: GitResult | GitAnswer): Refused {
  if (result.end === 'not-installed') {
    return refuse('git-not-installed', 'The program git was not found.', 'Install Git, or give a file instead.');
  }
  const answer = 'stderr' in result ? result.stderr.trim() : 'The answer is too long.';
  if (/not a git repository/i.test(answer)) {
    const fix = 'Check the file name, or run this inside the repository.';
    return refuse('git-not-a-repository', 'This is neither a file nor are we inside a Git repository.', fix);
  }
  const owner = /config --global --add safe\.directory \S+/.exec(answer)?.[0];
  const fix = owner === undefined ? 'Try the same with git show.' : `Run: git ${owner}`;
  return refuse('git-failed', `Git says: ${answer.split('\n', 1)[0]}`, fix);
}

function call(io: Io): { cwd: string; maxBytes: number } {
  return { cwd: io.cwd, maxBytes: ANSWER_BYTES };
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
