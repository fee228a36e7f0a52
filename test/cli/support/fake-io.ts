import { BatchSession } from '../../../packages/cli/src/git-session.ts';
import { type GitResult, type GitSession, type Io, type RunGit, run } from '../../../packages/cli/src/index.ts';
import { runGit } from '../../../packages/cli/src/run-git.ts';
import { type FakeEngine, fakeEngine } from './fake-engine.ts';

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array | (() => AsyncIterable<Uint8Array>);
  readonly stdinIsTTY?: boolean;
  /** Standard output is a terminal of so many columns and rows. */
  readonly terminal?: { readonly columns: number; readonly rows: number };
  /** Standard error is a terminal. */
  readonly stderrIsTTY?: boolean;
  readonly fetch?: Io['fetch'];
  readonly git?: RunGit;
  readonly threads?: Io['threads'];
  /** `YYYY-MM-DD`. */
  readonly today?: string;
  /** Milliseconds that each look at the clock takes. */
  readonly tick?: number;
  readonly engine?: FakeEngine | 'real';
}

export interface Outcome {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The surroundings of a run, with what was written. Nothing but the file system, Git and loopback is real. */
export function fakeIo(given: Surroundings = {}): Io & { readonly written: { stdout: string; stderr: string } } {
  const written = { stdout: '', stderr: '' };
  let clock = 0;
  const timers: { at: number; action: () => void }[] = [];
  const { terminal, stdin = '' } = given;
  return {
    written,
    stdout: {
      write: (text) => {
        written.stdout += text;
      },
      isTTY: terminal !== undefined,
      columns: terminal?.columns,
      rows: terminal?.rows,
    },
    stderr: {
      write: (text) => {
        written.stderr += text;
      },
      isTTY: given.stderrIsTTY === true,
      columns: undefined,
      rows: undefined,
    },
    stdin: { isTTY: given.stdinIsTTY === true, read: () => (typeof stdin === 'function' ? stdin() : once(stdin)) },
    cwd: given.cwd ?? '/nowhere',
    env: given.env ?? {},
    now: () => {
      clock += given.tick ?? 0;
      for (const timer of timers.splice(0)) {
        if (timer.at <= clock) timer.action();
        else timers.push(timer);
      }
      return clock;
    },
    after(milliseconds, action) {
      const timer = { at: clock + milliseconds, action };
      timers.push(timer);
      return () => {
        const index = timers.indexOf(timer);
        if (index >= 0) timers.splice(index, 1);
      };
    },
    entering: () => undefined,
    fetch: given.fetch ?? (() => Promise.reject(new Error('This test has no network.'))),
    git: given.git ?? runGit,
    openGit: (args, cwd) => (given.git === undefined ? new BatchSession(args, cwd) : silentSession),
    threads: given.threads ?? { atOnce: async () => 1, start: () => Promise.reject(new Error('no threads here')) },
    today: () => Date.parse(given.today ?? '2026-01-15'),
  };
}

async function* once(content: string | Uint8Array): AsyncIterable<Uint8Array> {
  yield typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** Runs the command in process. */
export async function runIn(given: Surroundings, ...argv: string[]): Promise<Outcome> {
  const io = fakeIo(given);
  const { engine = fakeEngine() } = given;
  const exit = await (engine === 'real' ? run(argv, io) : run(argv, io, () => Promise.resolve(engine)));
  return { exit, ...io.written };
}

/** A git that answers as told and is never started. */
export function cannedGit(result: GitResult): RunGit {
  return () => Promise.resolve(result);
}

/** Goes with a canned git: nothing is ever asked of it. */
const silentSession: GitSession = {
  ask: () => Promise.reject(new Error('This test has no objects.')),
  close: () => Promise.resolve(),
};
