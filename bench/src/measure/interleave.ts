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
  /** Outputs of the runs, where they were kept. */
  readonly outputs: readonly string[];
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
    outputs: [] as string[],
  }));
  for (let round = 0; round < rounds; round += 1) {
    for (const run of runs) {
      if (run.failure !== null) continue;
      const measured = await measureNode(run.program.args, run.program);
      if (measured.ok) {
        run.usages.push(measured.usage);
        run.outputs.push(measured.stdout);
      } else {
        run.failure = measured.reason;
      }
    }
  }
  return runs.map(({ usages, failure, outputs }) => ({ usage: middle(usages), failure, outputs }));
}

function middle(usages: readonly Usage[]): Usage {
  return {
    cpuMs: median(usages.map(({ cpuMs }) => cpuMs)),
    wallMs: median(usages.map(({ wallMs }) => wallMs)),
    peakMb: median(usages.map(({ peakMb }) => peakMb)),
  };
}
