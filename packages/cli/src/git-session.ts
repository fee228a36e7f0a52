import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { GitAnswer, GitSession } from './io.ts';
import { GIT_ENVIRONMENT } from './run-git.ts';

const LINE_FEED = 0x0a;
/** Of what git says on standard error: enough for its message. */
const MOST_MESSAGES = 100;

interface Question {
  readonly line: string;
  readonly maxBytes: number;
  readonly answer: (answer: GitAnswer) => void;
}

/** `git cat-file --batch`, started with the first question: one process for any number of objects. */
export class BatchSession implements GitSession {
  readonly #args: readonly string[];
  readonly #cwd: string;
  readonly #questions: Question[] = [];
  #process: Promise<ChildProcessWithoutNullStreams> | undefined;
  #failure: GitAnswer | undefined;

  constructor(args: readonly string[], cwd: string) {
    this.#args = args;
    this.#cwd = cwd;
  }

  async ask(line: string, maxBytes: number): Promise<GitAnswer> {
    this.#process ??= this.#start();
    const git = await this.#process;
    if (this.#failure !== undefined) return this.#failure;
    return new Promise((answer) => {
      this.#questions.push({ line, maxBytes, answer });
      git.stdin.write(`${line}\n`);
    });
  }

  async close(): Promise<void> {
    (await this.#process)?.stdin.end();
  }

  async #start(): Promise<ChildProcessWithoutNullStreams> {
    const { spawn } = await import('node:child_process');
    const env = { ...process.env, ...GIT_ENVIRONMENT };
    const git = spawn('git', ['cat-file', '--batch', ...this.#args], { cwd: this.#cwd, env, windowsHide: true });
    const parser = new BatchParser(
      () => this.#questions[0]?.maxBytes ?? 0,
      (answer) => this.#questions.shift()?.answer(answer),
    );
    const messages: Buffer[] = [];
    git.stdout.on('data', (chunk: Buffer) => parser.take(chunk));
    git.stderr.on('data', (chunk: Buffer) => {
      if (messages.length < MOST_MESSAGES) messages.push(chunk);
    });
    git.stdin.on('error', () => undefined);
    git.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') this.#fail({ end: 'not-installed' });
      else this.#fail({ end: 'exit', stderr: error.message });
    });
    git.on('close', () => this.#fail({ end: 'exit', stderr: messages.map(String).join('') }));
    return git;
  }

  /** What is still open, and whatever comes, is answered so. */
  #fail(failure: GitAnswer): void {
    this.#failure ??= failure;
    for (const { answer } of this.#questions.splice(0)) answer(this.#failure);
  }
}

interface Content {
  readonly header: string;
  /** Null: it is too large to be kept. */
  readonly chunks: Uint8Array[] | null;
  left: number;
}

/** Cuts the output of `git cat-file --batch` into answers. Content beyond the limit is passed over, never kept. */
export class BatchParser {
  readonly #limit: () => number;
  readonly #answered: (answer: GitAnswer) => void;
  #header: Uint8Array[] = [];
  /** What is being read after a header; null: a header. */
  #content: Content | null = null;

  /**
   * @param limit of the question that is answered next
   */
  constructor(limit: () => number, answered: (answer: GitAnswer) => void) {
    this.#limit = limit;
    this.#answered = answered;
  }

  take(bytes: Uint8Array): void {
    for (let rest = bytes; rest.length > 0; ) {
      rest = this.#content === null ? this.#takeHeader(rest) : this.#takeContent(rest, this.#content);
    }
  }

  #takeHeader(bytes: Uint8Array): Uint8Array {
    const end = bytes.indexOf(LINE_FEED);
    if (end < 0) {
      this.#header.push(bytes);
      return bytes.subarray(bytes.length);
    }
    const header = Buffer.concat([...this.#header, bytes.subarray(0, end)]).toString('utf8');
    this.#header = [];
    const size = sizeIn(header);
    if (size === null) this.#answered({ end: 'answer', header, bytes: new Uint8Array() });
    // A line feed closes the content.
    else this.#content = { header, chunks: size > this.#limit() ? null : [], left: size + 1 };
    return bytes.subarray(end + 1);
  }

  #takeContent(bytes: Uint8Array, content: Content): Uint8Array {
    const part = bytes.subarray(0, content.left);
    content.left -= part.length;
    content.chunks?.push(part);
    if (content.left === 0) {
      this.#content = null;
      const { header, chunks } = content;
      if (chunks === null) this.#answered({ end: 'too-large' });
      else this.#answered({ end: 'answer', header, bytes: Buffer.concat(chunks).subarray(0, -1) });
    }
    return bytes.subarray(part.length);
  }
}

/** `<id> blob 123`: content of so many bytes follows. What leads astray (`symlink 12`) is followed by its target. */
function sizeIn(header: string): number | null {
  const [, size] = /^(?:[0-9a-f]{40,64} \w+|symlink|dangling|loop|notdir) (\d+)$/.exec(header) ?? [];
  return size === undefined ? null : Number(size);
}
