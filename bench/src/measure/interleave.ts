import { type ChildOptions, measureNode, type Usage } from './child.ts';
import { median } from './statistics.ts';

/** A process to measure: Node's arguments. */
export interface Program extends ChildOptions {
  readonly name: string;
  readonly args: readonly string[];
}

export interface Summary {
  readonly usage: Usage;
  readonly failure: string | null;
  /** Output of the last run, when it was kept. */
  readonly stdout: string;
}

/**
 * Runs all programs in turn, several rounds (A B C, A B C …), so that a slow minute of the machine hits all alike.
 * Each program gets its medians; one that failed is not run again.
 */
export async function interleave(programs: readonly Program[], rounds: number): Promise<readonly Summary[]> {
  const runs = programs.map((program) => ({
    program,
    usages: [] as Usage[],
    failure: null as string | null,
    stdout: '',
  }));
  for (let round = 0; round < rounds; round += 1) {
    for (const run of runs) {
      if (run.failure !== null) continue;
      const measured = await measureNode(run.program.args, run.program);
      if (measured.ok) {
        run.usages.push(measured.usage);
        run.stdout = measured.stdout;
      } else {
        run.failure = measured.reason;
      }
    }
  }
  return runs.map(({ usages, failure, stdout }) => ({ usage: middle(usages), failure, stdout }));
}

function middle(usages: readonly Usage[]): Usage {
  return {
    cpuMs: median(usages.map(({ cpuMs }) => cpuMs)),
    wallMs: median(usages.map(({ wallMs }) => wallMs)),
    peakMb: median(usages.map(({ peakMb }) => peakMb)),
  };
}
