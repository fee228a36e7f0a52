import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const hook = fileURLToPath(new URL('./usage-hook.cjs', import.meta.url));
const longestMs = 120_000;

/** What one process took, from its start to its end. */
export interface Usage {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly peakMb: number;
}

export type Measured =
  | { readonly ok: true; readonly usage: Usage; readonly stdout: string }
  | { readonly ok: false; readonly reason: string };

export interface ChildOptions {
  /** Exit codes that count as done. */
  readonly accepted: readonly number[];
  readonly keepOutput: boolean;
}

/** Runs Node with these arguments, at most two minutes. Output is dropped unless it is wanted. */
export async function measureNode(args: readonly string[], options: ChildOptions): Promise<Measured> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--require', hook, ...args], {
    stdio: ['ignore', options.keepOutput ? 'pipe' : 'ignore', 'pipe', 'pipe'],
  });
  const watchdog = setTimeout(() => child.kill('SIGKILL'), longestMs);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const [code, stdout, stderr, usage] = await Promise.all([
    ended,
    child.stdout === null ? '' : text(child.stdout),
    text(child.stderr as Readable),
    text(child.stdio[3] as Readable),
  ]);
  clearTimeout(watchdog);
  const wallMs = performance.now() - started;
  if (code === null) return { ok: false, reason: `stopped after ${Math.round(wallMs / 1000)} s` };
  if (!options.accepted.includes(code)) return { ok: false, reason: `exit ${code}: ${cause(stderr)}` };
  const { cpuMs, peakMb } = JSON.parse(usage) as { cpuMs: number; peakMb: number };
  return { ok: true, usage: { cpuMs, wallMs, peakMb }, stdout };
}

/** The line that says what went wrong: the first that names an error, else the last. */
function cause(output: string): string {
  const lines = output.trim().split('\n');
  return (lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? '').slice(0, 120);
}
