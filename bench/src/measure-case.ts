import { fileURLToPath } from 'node:url';
import type { Case } from './cases.ts';
import type { Halves } from './in-process.ts';
import type { Usage } from './measure/child.ts';
import { interleave, type Summary } from './measure/interleave.ts';
import { median } from './measure/statistics.ts';
import { targets } from './targets.ts';

const own = (file: string) => fileURLToPath(new URL(file, import.meta.url));
/** The bundle, as users run it. */
export const command = own('../../packages/cli/dist/bin/contract-check.cjs');

export interface CaseResult {
  readonly case: Case;
  readonly node: Usage;
  readonly parse: Usage;
  readonly diff: Usage;
  /** Inside one process: medians. */
  readonly halves: Halves | null;
  /** The same by the rule table alone, where that was measured. */
  readonly byTable: Halves | null;
  readonly failures: readonly string[];
}

/** Measures one pair: nothing, parsing alone, the whole command, and the command's two halves. */
export async function measureCase(item: Case, rounds: number): Promise<CaseResult> {
  const files = [item.base, item.revision];
  const plain = { accepted: [0], keepOutput: false };
  const inProcess = { ...plain, args: [own('./in-process.js'), ...files], keepOutput: true };
  const programs = [
    { ...plain, name: 'node -e 0', args: ['-e', '0'] },
    { ...plain, name: 'parse only', args: [own('./parse-only.js'), ...files] },
    { ...plain, name: 'contract-check diff', args: [command, 'diff', ...files, '--fail-on', 'never'] },
    { ...inProcess, name: 'load and compare' },
    ...(targets[item.kind].provingShare === null
      ? []
      : [{ ...inProcess, name: 'compare by the table', args: [...inProcess.args, '--table-only'] }]),
  ];
  const summaries = await interleave(programs, rounds);
  const [node, parse, diff, split, table] = summaries;
  if (node === undefined || parse === undefined || diff === undefined) throw new Error('lost a run');
  return {
    case: item,
    node: node.usage,
    parse: parse.usage,
    diff: diff.usage,
    halves: halvesOf(split),
    byTable: halvesOf(table),
    failures: summaries.flatMap(({ failure }, index) =>
      failure === null ? [] : [`${programs[index]?.name}: ${failure}`],
    ),
  };
}

function halvesOf(summary: Summary | undefined): Halves | null {
  if (summary === undefined || summary.failure !== null) return null;
  const runs = summary.outputs.map((output) => JSON.parse(output) as Halves);
  const middle = (key: keyof Halves) => median(runs.map((run) => run[key]));
  return {
    loadMs: middle('loadMs'),
    compareMs: middle('compareMs'),
    compareCpuMs: middle('compareCpuMs'),
    findings: middle('findings'),
  };
}
