import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Usage } from './measure/child.ts';
import { interleave } from './measure/interleave.ts';
import { command } from './measure-case.ts';
import { hostileLimitsMs } from './targets.ts';

/** A comparison of input that means harm. */
export interface HostileCase {
  readonly kind: keyof typeof hostileLimitsMs;
  readonly name: string;
  readonly make: () => {
    /** By name; of bytes where they are no text. */
    readonly files: Readonly<Record<string, string | Uint8Array>>;
    readonly base: string;
    readonly revision: string;
  };
}

export interface HostileResult {
  readonly kind: HostileCase['kind'];
  readonly name: string;
  readonly usage: Usage;
  readonly failure: string | null;
}

/**
 * Compares every hostile case, a whole process each: once, and what takes half of its limit or more `rounds` times.
 *
 * @param module path of a module that exports `HOSTILE_CASES`
 * @param folder for files to make
 */
export async function measureHostile(
  module: string,
  folder: string,
  rounds: number,
): Promise<readonly HostileResult[]> {
  const { HOSTILE_CASES } = (await import(pathToFileURL(module).href)) as { HOSTILE_CASES: readonly HostileCase[] };
  const results: HostileResult[] = [];
  for (const item of HOSTILE_CASES) results.push(await measured(item, join(folder, 'hostile'), rounds));
  return results;
}

async function measured({ kind, name, make }: HostileCase, folder: string, rounds: number): Promise<HostileResult> {
  const { files, base, revision } = make();
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  const args = [command, 'diff', join(folder, base), join(folder, revision), '--fail-on', 'never'];
  // Most malformed documents are refused.
  const program = { name, args, accepted: [0, 2], keepOutput: false };
  try {
    const once = await ran(program, 1);
    const { usage, failure } = once.usage.cpuMs < hostileLimitsMs[kind] / 2 ? once : await ran(program, rounds);
    return { kind, name, usage, failure };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ran(program: Parameters<typeof interleave>[0][number], rounds: number) {
  const [summary] = await interleave([program], rounds);
  if (summary === undefined) throw new Error('lost a run');
  return summary;
}
