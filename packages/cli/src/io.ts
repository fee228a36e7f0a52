/** Everything that the command takes from its surroundings, so that tests can stand in for them. */
export interface Io {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly stdin: InputStream;
  /** Absolute path of the working directory. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds from any fixed point; never goes back. */
  now(): number;
  /** Runs `action` once after so many milliseconds; the answer cancels it. Must not keep the process alive. */
  after(milliseconds: number, action: () => void): () => void;
  /** Told what comes next, for whatever runs us to get ready. */
  readonly entering: (stage: Stage) => void;
  readonly fetch: (url: URL, init: RequestInit) => Promise<Response>;
  readonly git: RunGit;
  /** One process of git for many objects, in the repository of `cwd`. `args` of `git cat-file --batch`. */
  readonly openGit: (args: readonly string[], cwd: string) => GitSession;
  /** For comparisons that are worth it. */
  readonly threads: Threads;
  /** The moment that policies and waivers are judged at, in milliseconds of Unix time. */
  readonly today: () => number;
}

export interface Threads {
  /** As many as work at the same time. */
  atOnce(): Promise<number>;
  start(): Promise<Thread>;
}

/** A thread that compares: see diff/threads/messages.ts for what is said. */
export interface Thread {
  post(message: unknown): void;
  /** Takes the place of who listened before. */
  listen(listener: { readonly message: (message: unknown) => void; readonly failed: (error: Error) => void }): void;
  stop(): Promise<void>;
}

/** What takes time, in order; large texts alone are told of. */
export type Stage = 'start' | 'read-large' | 'compare' | 'serve';

export interface OutputStream {
  write(text: string): void;
  readonly isTTY: boolean;
  /** Undefined when nobody knows (piped). */
  readonly columns: number | undefined;
  readonly rows: number | undefined;
}

export interface InputStream {
  readonly isTTY: boolean;
  /** The bytes as they come. Stopping early closes the stream. */
  read(): AsyncIterable<Uint8Array>;
}

export interface GitCall {
  readonly cwd: string;
  /** Given on standard input. */
  readonly input?: string;
  /** Git is stopped when its answer grows beyond. */
  readonly maxBytes: number;
}

/** How a run of git ended. `not-installed`: there is no such program; `too-large`: stopped at `maxBytes`. */
export type GitResult =
  | { readonly end: 'exit'; readonly status: number; readonly stdout: Uint8Array; readonly stderr: string }
  | { readonly end: 'not-installed' }
  | { readonly end: 'too-large' };

/** What git said to one line. `exit`: it ended, and says why; `answer`: its first line, and the content of an object. */
export type GitAnswer =
  | { readonly end: 'answer'; readonly header: string; readonly bytes: Uint8Array }
  | { readonly end: 'exit'; readonly stderr: string }
  | { readonly end: 'not-installed' }
  | { readonly end: 'too-large' };

export interface GitSession {
  /** The object that a line names; its content is passed over beyond `maxBytes`. The line holds no line feed. */
  ask(line: string, maxBytes: number): Promise<GitAnswer>;
  close(): Promise<void>;
}

export type RunGit = (args: readonly string[], call: GitCall) => Promise<GitResult>;
